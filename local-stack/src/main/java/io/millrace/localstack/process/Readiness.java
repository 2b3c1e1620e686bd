package io.millrace.localstack.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tells whether a child can do its work by now; asked again and again while it starts. */
@FunctionalInterface
public interface Readiness {

    /** Never throws: whatever goes wrong is "not yet". */
    boolean isReady();

    /** Forgets what an earlier run of the child has left. */
    default void reset() {}

    /** Ready when a GET is answered with 200. */
    static Readiness http(URI uri) {
        return () -> {
            try {
                HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
                connection.setConnectTimeout(1_000);
                connection.setReadTimeout(2_000);
                try {
                    return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
                } finally {
                    connection.disconnect();
                }
            } catch (IOException e) {
                return false;
            }
        };
    }

    /** Ready when the child has made this file. */
    static Readiness file(Path file) {
        return new Readiness() {
            @Override
            public boolean isReady() {
                return Files.exists(file);
            }

            @Override
            public void reset() {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new StackException("Can't delete " + file + ": " + e.getMessage(), e);
                }
            }
        };
    }

    /** Ready when all are. */
    static Readiness all(List<Readiness> parts) {
        return new Readiness() {
            @Override
            public boolean isReady() {
                return parts.stream().allMatch(Readiness::isReady);
            }

            @Override
            public void reset() {
                parts.forEach(Readiness::reset);
            }
        };
    }
}
