package io.millrace.catalog.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.table.PinotTable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files under {@code renderings} are the tables as each Pinot is to have them, whole. */
class PinotDialectTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "products, 1, V0_11, products-0.11.json",
        "products, 1, V1, products-1.x.json",
        "orders, 2, V0_11, orders-two-replicas-0.11.json",
        "orders, 2, V1, orders-two-replicas-1.x.json",
    })
    void aTableIsRenderedForEachPinot(String stream, int replicas, PinotDialect dialect, String file)
            throws IOException {
        PinotTable rendered = dialect.render(table(stream, replicas));

        assertThat(rendered.table()).isEqualTo(file(file));
    }

    @Test
    void theCataloguesOwnTableIsLeftAlone() {
        PinotTable table = table("products", 1);
        ObjectNode before = table.table().deepCopy();

        PinotDialect.V1.render(table);

        assertThat(table.table()).isEqualTo(before);
    }

    @Test
    void theSchemaIsTheSameForBoth() {
        PinotTable table = table("products", 1);

        assertThat(PinotDialect.V1.render(table).schema()).isEqualTo(table.schema());
    }

    @Test
    void onlyAColumnThatIsTrueOrFalseMarksADeletedRow() {
        PinotTable table = table("products", 1);
        ObjectNode schema = table.schema().deepCopy();
        schema.path("dimensionFieldSpecs").forEach(column -> {
            if (column.path("name").asText().equals("deleted")) {
                ((ObjectNode) column).put("dataType", "STRING");
            }
        });

        PinotTable rendered =
                PinotDialect.V1.render(new PinotTable("products", "schema.json", schema, "table.json", table.table()));

        assertThat(rendered.table().at("/upsertConfig/deleteRecordColumn").isMissingNode())
                .isTrue();
    }

    private static PinotTable table(String stream, int replicas) {
        return StreamCatalog.load().streams().stream()
                .filter(definition -> definition.name().value().equals(stream))
                .findFirst()
                .orElseThrow()
                .eventTable()
                .filled(Map.of(
                        PinotTable.BOOTSTRAP_SERVERS, "kafka:9092", PinotTable.REPLICAS, Integer.toString(replicas)));
    }

    private static JsonNode file(String name) throws IOException {
        try (InputStream file = PinotDialectTest.class.getResourceAsStream("/renderings/" + name)) {
            return JSON.readTree(Objects.requireNonNull(file, name));
        }
    }
}
