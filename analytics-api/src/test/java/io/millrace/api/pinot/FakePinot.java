package io.millrace.api.pinot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Queries that are answered without a Pinot, for the tests of what asks them. */
public final class FakePinot {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FakePinot() {}

    /** What a broker says: rows, or rows that are cut, or an answer of one server of two. */
    public record Says(List<String> columns, List<List<Object>> rows, boolean groupsCut, boolean inPart) {
        public static Says rows(List<String> columns, List<List<Object>> rows) {
            return new Says(columns, rows, false, false);
        }
    }

    public static PinotQueries answering(Function<String, Says> broker) {
        PinotClient client = (table, sql) -> {
            Says says = broker.apply(sql);
            List<List<JsonNode>> rows = says.rows().stream()
                    .map(row -> row.stream().<JsonNode>map(JSON::valueToTree).toList())
                    .toList();
            return CompletableFuture.completedFuture(new BrokerAnswer(
                    new BrokerAnswer.ResultTable(new BrokerAnswer.DataSchema(says.columns()), rows),
                    List.of(),
                    2,
                    says.inPart() ? 1 : 2,
                    says.groupsCut(),
                    false));
        };
        return new PinotQueries(client, new SimpleMeterRegistry());
    }
}
