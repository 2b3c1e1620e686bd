package io.millrace.catalog.apply;

import io.millrace.catalog.dialect.PinotDialect;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.table.PinotTable;
import java.util.Map;
import java.util.stream.Stream;

/** Every table of the catalogue, as {@code apply} gives it to a Pinot 1.x. */
final class RenderedTables {

    private RenderedTables() {}

    static Stream<PinotTable> withReplicas(int replicas) {
        Map<String, String> values =
                Map.of(PinotTable.BOOTSTRAP_SERVERS, "kafka:9092", PinotTable.REPLICAS, Integer.toString(replicas));
        return StreamCatalog.load().streams().stream()
                .flatMap(stream -> Stream.of(stream.eventTable(), stream.failedTable()))
                .map(table -> PinotDialect.V1.render(table.filled(values)));
    }

    static PinotTable named(String name) {
        return withReplicas(1)
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
