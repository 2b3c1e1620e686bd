package io.millrace.catalog.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A table of one partition, whose old segment was read up to 7. Its server stores it after the new one has begun. */
class ConsumptionTest {
    private static final Map<String, Integer> OLD = Map.of("orders__0__0__t", 7);
    private static final Map<String, Integer> BOTH = Map.of("orders__0__0__t", 7, "orders__0__1__t", 0);
    private static final Map<String, Integer> NEW = Map.of("orders__0__1__t", 0);

    private final List<String> calls = new ArrayList<>();
    private final HttpServer server = JsonServer.start();
    private Iterator<Map<String, Integer>> open = List.of(OLD).iterator();

    @BeforeEach
    void serve() {
        server.createContext("/tables/orders/consumingSegmentsInfo", exchange -> JsonServer.answer(exchange, info()));
        server.createContext("/tables/orders/pauseConsumption", exchange -> {
            calls.add("pause");
            JsonServer.answer(exchange, object());
        });
        server.createContext("/tables/orders/pauseStatus", exchange -> {
            ObjectNode status = object();
            status.putArray("consumingSegments");
            JsonServer.answer(exchange, status);
        });
        server.createContext("/tables/orders/resumeConsumption", exchange -> {
            calls.add("resume " + exchange.getRequestURI().getQuery());
            open = List.of(OLD, BOTH, NEW).iterator();
            JsonServer.answer(exchange, object());
        });
        server.createContext("/sql", exchange -> {
            ObjectNode answer = object();
            answer.putObject("resultTable");
            JsonServer.answer(exchange, answer);
        });
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aTableHasBegunAgainOnceNoServerTellsAnOffsetOfBefore() {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        Consumption consumption = new Consumption(new PinotController(address, PinotAccess.open()));

        consumption.beginAgain("orders", 1);

        assertThat(calls).containsExactly("pause", "resume consumeFrom=smallest");
        assertThat(open.hasNext()).as("the old segment is still open").isFalse();
    }

    private ObjectNode info() {
        ObjectNode info = object();
        ObjectNode segments = info.putObject("_segmentToConsumingInfoMap");
        open.next().forEach((segment, offset) -> segments.putArray(segment)
                .addObject()
                .put("consumerState", "CONSUMING")
                .putObject("partitionToOffsetMap")
                .put("0", String.valueOf(offset)));
        return info;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
