package io.millrace.api.pinot;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.client.ServiceHttpClientConfiguration;
import io.micronaut.http.ssl.SslConfiguration;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sets the certificates that are trusted for Pinot: those in a file or, unless it is set, those of the JDK. */
@Singleton
final class PinotTrustStore implements BeanCreatedEventListener<ServiceHttpClientConfiguration> {
    private final String path;
    private final String password;

    PinotTrustStore(
            @Value("${millrace.pinot.trust-store:}") String path,
            @Value("${millrace.pinot.trust-store-password:}") String password) {
        if (!path.isEmpty() && !Files.isReadable(Path.of(path))) {
            throw new IllegalArgumentException(
                    "millrace.pinot.trust-store: must be a file that can be read, was " + path);
        }
        this.path = path;
        this.password = password;
    }

    @Override
    public ServiceHttpClientConfiguration onCreated(BeanCreatedEvent<ServiceHttpClientConfiguration> event) {
        ServiceHttpClientConfiguration client = event.getBean();
        if (!path.isEmpty() && client.getServiceId().startsWith("pinot-")) {
            SslConfiguration.TrustStoreConfiguration store =
                    client.getSslConfiguration().getTrustStore();
            store.setPath("file:" + path);
            store.setPassword(password);
        }
        return client;
    }
}
