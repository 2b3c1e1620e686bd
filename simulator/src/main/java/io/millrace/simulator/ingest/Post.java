package io.millrace.simulator.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/**
 * Events of one stream on their way in one request. The request id is given here, once: whoever sends the post again
 * sends the same id again, and that is how the other side can tell a retry from a second order.
 */
final class Post {

    /** Below this a gzip body saves nothing: request and body fit one or two packets anyway. */
    private static final int GZIP_FROM_BYTES = 4096;

    private final String stream;
    private final String requestId = UUID.randomUUID().toString();
    private final List<byte[]> events;

    /** @param events one or more, each a JSON object on one line */
    Post(String stream, List<byte[]> events) {
        this.stream = stream;
        this.events = List.copyOf(events);
    }

    String stream() {
        return stream;
    }

    String requestId() {
        return requestId;
    }

    int size() {
        return events.size();
    }

    /** A single event goes as JSON, more of them as NDJSON, and a large body is compressed. */
    HttpRequest request(URI api) {
        byte[] body = body();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api + "/streams/" + stream + "/events"))
                .header("Content-Type", events.size() == 1 ? "application/json" : "application/x-ndjson")
                .header("X-Request-Id", requestId);
        if (body.length < GZIP_FROM_BYTES) {
            return request.POST(BodyPublishers.ofByteArray(body)).build();
        }
        return request.header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(gzip(body)))
                .build();
    }

    private byte[] body() {
        if (events.size() == 1) {
            return events.get(0);
        }
        ByteArrayOutputStream lines = new ByteArrayOutputStream(events.size() * 128);
        for (byte[] event : events) {
            lines.writeBytes(event);
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("compressing in memory failed", e);
        }
        return packed.toByteArray();
    }
}
