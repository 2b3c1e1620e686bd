package io.millrace.catalog.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A table that stands at offset 18, its segment begun at 10; the log goes on to 25. */
class SkippedRecordTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> changes = new ArrayList<>();
    private int sequence;
    private long rows = 8;
    private long startOffset = 10;
    private long threshold = 100_000;
    private long offset = 18;
    private long otherServersOffset = 18;
    private final HttpServer server = JsonServer.start();

    @BeforeEach
    void serve() {
        server.createContext("/tables/orders/consumingSegmentsInfo", exchange -> JsonServer.answer(exchange, info()));
        server.createContext(
                "/cluster/info", exchange -> JsonServer.answer(exchange, object().put("clusterName", "c")));
        server.createContext("/sql", this::count);
        server.createContext("/zk/get", exchange -> JsonServer.answer(exchange, held()));
        server.createContext("/zk/put", this::hold);
        server.createContext("/segments/", this::reset);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theRowsBeforeTheRecordAreStoredAndTheNextSegmentBeginsBehindIt() {
        skip(18);

        assertThat(changes)
                .containsExactly(
                        "/c/PROPERTYSTORE/SEGMENTS/orders_REALTIME/orders__1__0__t threshold=8 start=10",
                        "/c/PROPERTYSTORE/SEGMENTS/orders_REALTIME/orders__1__1__t threshold=100000 start=19");
        assertThat(offset).isEqualTo(25);
    }

    @Test
    void whereNoRowIsBeforeTheRecordItsSegmentBeginsBehindIt() {
        rows = 0;
        startOffset = 18;

        skip(18);

        assertThat(changes)
                .containsExactly("/c/PROPERTYSTORE/SEGMENTS/orders_REALTIME/orders__1__0__t threshold=100000 start=19");
    }

    @Test
    void aTableThatIsElsewhereIsLeftAlone() {
        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> skip(17))
                .withMessage("partition 1 of table orders is at offset 18, not at 17");
        assertThat(changes).isEmpty();
    }

    @Test
    void serversAtDifferentOffsetsAreLeftAlone() {
        otherServersOffset = 15;

        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> skip(18))
                .withMessage("partition 1 of table orders is at no offset, not at 18");
        assertThat(changes).isEmpty();
    }

    private void skip(long record) {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        new SkippedRecord(new PinotController(address, PinotAccess.open()), "orders", 1, record).skip(Duration.ZERO);
    }

    private ObjectNode info() {
        ObjectNode info = object();
        ObjectNode segments = info.putObject("_segmentToConsumingInfoMap");
        var replicas = segments.putArray("orders__1__" + sequence + "__t");
        replicas.addObject().putObject("partitionToOffsetMap").put("1", String.valueOf(offset));
        replicas.addObject().putObject("partitionToOffsetMap").put("1", String.valueOf(otherServersOffset));
        segments.putArray("orders__0__7__t");
        return info;
    }

    private ObjectNode held() {
        ObjectNode held = object().put("id", "s");
        held.putObject("simpleFields")
                .put("segment.flush.threshold.size", String.valueOf(threshold))
                .put("segment.realtime.startOffset", String.valueOf(startOffset));
        return held;
    }

    private void hold(HttpExchange exchange) throws IOException {
        String[] query = exchange.getRequestURI().getRawQuery().split("&", -1);
        JsonNode fields = JSON.readTree(decoded(query[1])).path("simpleFields");
        threshold = fields.path("segment.flush.threshold.size").asLong();
        startOffset = fields.path("segment.realtime.startOffset").asLong();
        changes.add("%s threshold=%d start=%d".formatted(decoded(query[0]), threshold, startOffset));
        JsonServer.answer(exchange, object());
    }

    private static String decoded(String parameter) {
        return URLDecoder.decode(parameter.substring(parameter.indexOf('=') + 1), StandardCharsets.UTF_8);
    }

    /** Reads the segment again: it is stored where its threshold is reached before the record. */
    private void reset(HttpExchange exchange) throws IOException {
        if (startOffset > 18) {
            offset = 25;
            rows = 25 - startOffset;
        } else if (rows == threshold) {
            sequence++;
            startOffset = 18;
            threshold = 100_000;
            rows = 0;
        }
        otherServersOffset = offset;
        JsonServer.answer(exchange, object());
    }

    private void count(HttpExchange exchange) throws IOException {
        ObjectNode answer = object();
        answer.putObject("resultTable").putArray("rows").addArray().add(rows);
        JsonServer.answer(exchange, answer);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
