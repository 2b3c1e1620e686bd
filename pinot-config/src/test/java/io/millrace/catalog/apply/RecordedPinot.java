package io.millrace.catalog.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** A controller that answers as a live one did: {@code pinot/VERSION.ndjson} holds what that was asked and answered. */
final class RecordedPinot implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, JsonNode> exchanges = new HashMap<>();
    private final Map<String, JsonNode> answers = new ConcurrentHashMap<>();
    private final HttpServer server;

    RecordedPinot(String version) {
        try (InputStream file = RecordedPinot.class.getResourceAsStream("/pinot/" + version + ".ndjson")) {
            String lines = new String(Objects.requireNonNull(file, version).readAllBytes(), StandardCharsets.UTF_8);
            for (String line : lines.split("\n", -1)) {
                if (!line.isBlank()) {
                    JsonNode exchange = JSON.readTree(line);
                    exchanges.put(exchange.path("case").asText(), exchange);
                }
            }
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", http -> {
            String asked = http.getRequestMethod() + " " + http.getRequestURI();
            JsonNode exchange = answers.get(asked);
            byte[] body = (exchange == null
                            ? "nothing recorded for " + asked
                            : exchange.path("response").toString())
                    .getBytes(StandardCharsets.UTF_8);
            http.sendResponseHeaders(
                    exchange == null ? 500 : exchange.path("status").asInt(), body.length);
            http.getResponseBody().write(body);
            http.close();
        });
        server.start();
    }

    /** From now on a request such as {@code GET /tables/x} is answered as in that case. */
    RecordedPinot answering(String request, String recordedCase) {
        answers.put(request, exchange(recordedCase));
        return this;
    }

    /** What was sent in a case. */
    ObjectNode request(String recordedCase) {
        return (ObjectNode) exchange(recordedCase).path("request").deepCopy();
    }

    private JsonNode exchange(String recordedCase) {
        return Objects.requireNonNull(exchanges.get(recordedCase), recordedCase);
    }

    PinotController client() {
        return new PinotController(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), PinotAccess.open());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
