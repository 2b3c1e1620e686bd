package io.millrace.catalog.apply;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The account and the trusted certificates for requests to Pinot's controller. {@code toString} contains no secret.
 *
 * @param username the user of HTTP basic authentication; empty for no authentication
 * @param trustStore a file of trusted certificates (PKCS12 or JKS); empty for those of the JDK
 */
public record PinotAccess(String username, String password, Optional<Path> trustStore, String trustStorePassword) {

    public PinotAccess {
        if (username.isEmpty() != password.isEmpty()) {
            throw new IllegalArgumentException("PINOT_USERNAME and PINOT_PASSWORD: both must be set, or none");
        }
        if (username.contains(":")) {
            throw new IllegalArgumentException("PINOT_USERNAME: must have no colon in it");
        }
        trustStore.filter(file -> !Files.isReadable(file)).ifPresent(file -> {
            throw new IllegalArgumentException("PINOT_TRUST_STORE: must be a file that can be read, was " + file);
        });
    }

    /** No authentication, and the certificates of the JDK. */
    public static PinotAccess open() {
        return new PinotAccess("", "", Optional.empty(), "");
    }

    /**
     * Reads the variables {@code PINOT_USERNAME, PINOT_PASSWORD, PINOT_TRUST_STORE, PINOT_TRUST_STORE_PASSWORD}.
     *
     * @throws IllegalArgumentException if a value is invalid, with the variable's name
     */
    public static PinotAccess of(Map<String, String> environment) {
        return new PinotAccess(
                environment.getOrDefault("PINOT_USERNAME", ""),
                environment.getOrDefault("PINOT_PASSWORD", ""),
                Optional.of(environment.getOrDefault("PINOT_TRUST_STORE", ""))
                        .filter(file -> !file.isEmpty())
                        .map(Path::of),
                environment.getOrDefault("PINOT_TRUST_STORE_PASSWORD", ""));
    }

    /** Returns the value of the header {@code Authorization}; empty for no authentication. */
    Optional<String> authorization() {
        byte[] account = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return username.isEmpty()
                ? Optional.empty()
                : Optional.of("Basic " + Base64.getEncoder().encodeToString(account));
    }

    /** Returns the TLS settings with the trusted certificates; empty for those of the JDK. */
    Optional<SSLContext> tls() {
        return trustStore.map(file -> {
            try (InputStream in = Files.newInputStream(file)) {
                KeyStore certificates = KeyStore.getInstance("PKCS12");
                certificates.load(in, trustStorePassword.toCharArray());
                TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                trust.init(certificates);
                SSLContext tls = SSLContext.getInstance("TLS");
                tls.init(null, trust.getTrustManagers(), null);
                return tls;
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalArgumentException(
                        "PINOT_TRUST_STORE and PINOT_TRUST_STORE_PASSWORD: %s can't be opened: %s"
                                .formatted(file, e.getMessage()),
                        e);
            }
        });
    }

    @Override
    public String toString() {
        return "PinotAccess[username=%s, trustStore=%s]".formatted(username, trustStore);
    }
}
