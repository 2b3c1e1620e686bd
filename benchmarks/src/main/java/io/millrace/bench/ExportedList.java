package io.millrace.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/**
 * One pull of a list.
 *
 * @param firstByteMs from the question to the first byte of the body
 * @param seconds from the question to the last byte
 * @param end the last bytes, as text
 */
record ExportedList(double firstByteMs, double seconds, long lines, long bytes, String end) {

    private static final int BUFFER = 1 << 16;
    private static final int END_BYTES = 2_000;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    double linesPerSecond() {
        return lines / seconds;
    }

    double megabytes() {
        return bytes / 1e6;
    }

    /** Pulls from an address, and writes what comes to {@code copy} as well. */
    static ExportedList from(URI address, OutputStream copy) throws IOException, InterruptedException {
        long askedNanos = System.nanoTime();
        HttpResponse<InputStream> response =
                HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                throw new IOException("HTTP " + response.statusCode() + " of " + address + ": "
                        + new String(body.readAllBytes(), UTF_8));
            }
            return read(body, askedNanos, copy);
        }
    }

    /** Runs a command, such as {@code psql} with a COPY, and takes what it prints. */
    static ExportedList of(List<String> command) throws IOException, InterruptedException {
        long askedNanos = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ExportedList pulled = read(process.getInputStream(), askedNanos, OutputStream.nullOutputStream());
        if (process.waitFor() != 0) {
            throw new IOException(command + " ended with " + process.exitValue());
        }
        return pulled;
    }

    private static ExportedList read(InputStream body, long askedNanos, OutputStream copy) throws IOException {
        byte[] buffer = new byte[BUFFER];
        ByteArrayOutputStream last = new ByteArrayOutputStream();
        long firstNanos = 0;
        long lines = 0;
        long bytes = 0;
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            firstNanos = firstNanos == 0 && read > 0 ? System.nanoTime() : firstNanos;
            for (int i = 0; i < read; i++) {
                lines += buffer[i] == '\n' ? 1 : 0;
            }
            bytes += read;
            copy.write(buffer, 0, read);
            if (read >= END_BYTES) {
                last.reset();
            }
            last.write(buffer, 0, read);
        }
        String text = last.toString(UTF_8);
        return new ExportedList(
                (firstNanos - askedNanos) / 1e6,
                (System.nanoTime() - askedNanos) / 1e9,
                lines,
                bytes,
                text.substring(Math.max(0, text.length() - END_BYTES)));
    }
}
