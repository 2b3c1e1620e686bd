package io.millrace.catalog.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.dialect.PinotDialect;
import io.millrace.catalog.dialect.PinotVersion;
import io.millrace.catalog.table.PinotTable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.lang3.tuple.Pair;
import org.apache.pinot.common.Utils;
import org.apache.pinot.segment.local.utils.TableConfigUtils;
import org.apache.pinot.spi.config.table.TableConfig;
import org.apache.pinot.spi.data.Schema;
import org.apache.pinot.spi.utils.JsonUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a controller of Pinot 1.x does with a table, done by its own classes: read it, examine it, hold it, show it. */
class Pinot1TablesTest {

    static Stream<PinotTable> tables() {
        return Stream.of(1, 3).flatMap(RenderedTables::withReplicas);
    }

    @Test
    void theVersionThatItTellsIsKnown() {
        PinotVersion version = PinotVersion.of(JsonUtils.objectToJsonNode(Utils.getComponentVersions()));

        assertThat(version.dialect()).isEqualTo(PinotDialect.V1);
        assertThat(version.tried()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void itFindsNoFault(PinotTable table) throws IOException {
        TableConfig config = read(table).getLeft();
        Schema schema = Schema.fromString(table.schema().toString());

        assertThatCode(() -> TableConfigUtils.validate(config, schema)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void itKnowsEverySettingButTheExpected(PinotTable table) throws IOException {
        assertThat(read(table).getRight().keySet()).isNotEmpty().allMatch(PinotDialect.V1::expectsUnrecognized);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void whatItHoldsIsWhatWasWanted(PinotTable table) throws IOException {
        ObjectNode marked = TableDifference.marked(table.table());
        JsonNode held =
                JsonUtils.stringToObject(marked.toString(), TableConfig.class).toJsonNode();
        JsonNode heldSchema = Schema.fromString(table.schema().toString()).toJsonObject();

        TableDifference difference = TableDifference.of(table.name(), marked, PinotDialect.V1.asWritten(held));
        SchemaDifference ofSchema = SchemaDifference.of(table.name(), table.schema(), heldSchema);

        assertThat(difference).isEqualTo(new TableDifference(List.of(), List.of()));
        assertThat(ofSchema).isEqualTo(new SchemaDifference(List.of(), List.of()));
    }

    private static Pair<TableConfig, Map<String, Object>> read(PinotTable table) throws IOException {
        return JsonUtils.stringToObjectAndUnrecognizedProperties(table.table().toString(), TableConfig.class);
    }
}
