package io.millrace.catalog.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A Pinot controller as 0.11 or 1.x is one, as far as tables go: each has settings that it doesn't know and tells so,
 * and shows a table otherwise than it was given.
 */
final class FakeController implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> NEITHER_KNOWS = Set.of("/tableIndexConfig/invertedIndexColumn");
    private static final Set<String> UNKNOWN_TO_0_11 = Set.of(
            "/upsertConfig/deleteRecordColumn",
            "/upsertConfig/snapshot",
            "/upsertConfig/preload",
            "/upsertConfig/consistencyMode",
            "/segmentsConfig/peerSegmentDownloadScheme",
            "/ingestionConfig/streamIngestionConfig/pauselessConsumptionEnabled");
    private static final Set<String> UNKNOWN_TO_1 = Set.of("/upsertConfig/comparisonColumn");

    private final String version;
    private final HttpServer server;
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final Map<String, ObjectNode> schemas = new HashMap<>();
    private final Map<String, ObjectNode> tables = new HashMap<>();
    private final Map<String, ObjectNode> consuming = new HashMap<>();

    private FakeController(String version, @Nullable SSLContext tls) {
        this.version = version;
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try {
            if (tls == null) {
                server = HttpServer.create(address, 0);
            } else {
                HttpsServer https = HttpsServer.create(address, 0);
                https.setHttpsConfigurator(new HttpsConfigurator(tls));
                server = https;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/version", exchange -> {
            authorizations.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
            answer(exchange, 200, object().put("pinot-controller", version));
        });
        server.createContext("/tableConfigs/validate", this::examine);
        server.createContext("/schemas", exchange -> hold(exchange, schemas));
        server.createContext("/tables", exchange -> hold(exchange, tables));
        server.start();
    }

    static FakeController of(String version) {
        return new FakeController(version, null);
    }

    static FakeController overTls(String version, SSLContext tls) {
        return new FakeController(version, tls);
    }

    PinotController client() {
        return new PinotController(URI.create("http://127.0.0.1:" + port()), PinotAccess.open());
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The Authorization headers that came. */
    List<String> authorizations() {
        return authorizations;
    }

    /** What it was last told the table is. */
    ObjectNode held(String table) {
        return Objects.requireNonNull(tables.get(table), table);
    }

    /** From now on the table has read a partition of its topic up to an offset. */
    void hasRead(String table, int partition, long offset) {
        ObjectNode answer = object();
        answer.withObject("/_segmentToConsumingInfoMap")
                .putArray(table + "__" + partition + "__0__20261126T0000Z")
                .addObject()
                .put("serverName", "Server_1")
                .putObject("partitionToOffsetMap")
                .put(String.valueOf(partition), String.valueOf(offset));
        consuming.put(table, answer);
    }

    private void examine(HttpExchange exchange) throws IOException {
        JsonNode table = JSON.readTree(exchange.getRequestBody()).path("realtime");
        Set<String> unknown = new LinkedHashSet<>(NEITHER_KNOWS);
        unknown.addAll(is1() ? UNKNOWN_TO_1 : UNKNOWN_TO_0_11);
        ObjectNode answer = object();
        ObjectNode unrecognized = answer.putObject("unrecognizedProperties");
        unknown.stream()
                .filter(pointer -> !table.at(pointer).isMissingNode())
                .forEach(pointer -> unrecognized.set("/realtime" + pointer, table.at(pointer)));
        answer(exchange, 200, answer);
    }

    private void hold(HttpExchange exchange, Map<String, ObjectNode> documents) throws IOException {
        boolean ofTables = documents == tables;
        if (exchange.getRequestMethod().equals("GET")) {
            String path = exchange.getRequestURI().getPath();
            if (path.endsWith("/consumingSegmentsInfo")) {
                answer(exchange, 200, consuming.getOrDefault(path.split("/", -1)[2], object()));
                return;
            }
            ObjectNode document = documents.get(path.substring(path.lastIndexOf('/') + 1));
            if (document == null) {
                answer(exchange, ofTables && !is1() ? 200 : 404, object());
            } else {
                answer(exchange, 200, ofTables ? object().set("REALTIME", shown(document)) : document);
            }
            return;
        }
        ObjectNode document = (ObjectNode) JSON.readTree(exchange.getRequestBody());
        documents.put(document.path(ofTables ? "tableName" : "schemaName").asText(), document);
        answer(exchange, 200, object());
    }

    private ObjectNode shown(ObjectNode table) {
        ObjectNode shown = table.deepCopy();
        shown.put("tableName", shown.path("tableName").asText() + "_REALTIME").put("isDimTable", false);
        ObjectNode upsert = shown.withObject("/upsertConfig");
        if (!upsert.has("hashFunction")) {
            upsert.put("hashFunction", "NONE");
        }
        if (is1()) {
            upsert.putArray("comparisonColumns").add(upsert.remove("comparisonColumn"));
            upsert.put("enableSnapshot", false);
        } else {
            UNKNOWN_TO_0_11.stream()
                    .map(pointer -> pointer.substring("/upsertConfig/".length()))
                    .forEach(upsert::remove);
        }
        return shown;
    }

    private boolean is1() {
        return version.startsWith("1.");
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
