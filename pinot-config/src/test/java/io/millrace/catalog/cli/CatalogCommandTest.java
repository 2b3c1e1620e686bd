package io.millrace.catalog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.catalog.stream.TestCatalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CatalogCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aCatalogueThatHoldsTogetherIsWell() {
        assertThat(run("validate")).isZero();
        assertThat(out).asString().matches("\\d+ streams, no problems\\.\\R");
    }

    @Test
    void problemsAreToldWithTheirPlace(@TempDir Path folder) {
        TestCatalog.in(folder).write("orders/table.json", "{\"upsertConfig\": {\"mode\": \"PARTIAL\"}}");

        assertThat(run("validate", "--catalog", folder.toString())).isEqualTo(1);
        assertThat(err)
                .hasToString(
                        "orders/table.json /upsertConfig/mode: must be FULL, was PARTIAL" + System.lineSeparator());
    }

    @Test
    void aStreamIsShownAsPinotAndKafkaGetIt() throws IOException {
        assertThat(run("show", "orders", "--pinot", "1.x", "--bootstrap-servers", "kafka:9092"))
                .isZero();

        JsonNode shown = new ObjectMapper().readTree(out.toString());
        assertThat(shown.at("/table/tableName").asText()).isEqualTo("orders");
        assertThat(shown.at("/table/upsertConfig/consistencyMode").asText()).isEqualTo("SYNC");
        assertThat(shown.at("/table").toString()).contains("kafka:9092").doesNotContain("${");
        assertThat(shown.at("/schema/primaryKeyColumns/0").asText()).isEqualTo("id");
        assertThat(shown.at("/topic/settings/retention.ms").asText()).isEqualTo("604800000");
    }

    @Test
    void refusedEventsAndATopicWithoutATableCanBeShown() {
        assertThat(run("show", "orders_failed")).isZero();
        assertThat(run("show", "geofences")).isZero();
        assertThat(out.toString())
                .contains("\"tableName\" : \"orders_failed\"")
                .contains("\"cleanup.policy\" : \"compact\"")
                .doesNotContain("consistencyMode");
    }

    @Test
    void theSqlOfASuppressionListIsShownWhole() {
        assertThat(run("show", "winback")).isZero();
        assertThat(out.toString()).startsWith("SELECT userId AS customerId").contains("OPTION(skipUpsert=true)");
    }

    @Test
    void whatCantBeShownIsToldInOneLine() {
        assertThat(run("show", "order")).isEqualTo(1);
        assertThat(run("show", "orders", "--pinot", "2")).isEqualTo(1);
        assertThat(err)
                .hasToString(
                        "STREAM must be a stream, a topic or a suppression list, was \"order\"" + System.lineSeparator()
                                + "--pinot must be one of 0.11, 1.x, was \"2\"" + System.lineSeparator());
    }

    @Test
    void theHelpSaysWhatShowPrints() {
        assertThat(run("show", "--help")).isZero();
        assertThat(out.toString()).contains("Prints what Pinot and Kafka get for a stream");
    }

    @Test
    void aWrongArgumentIsToldInOneLine() {
        assertThat(run("validate", "--catalogue", "x")).isEqualTo(1);
        assertThat(err.toString()).startsWith("Unknown option").doesNotContain("\tat ");
    }

    @Test
    void anAddressThatIsNoneIsToldInOneLine() {
        assertThat(run("plan", "--pinot-controller", "localhost")).isEqualTo(1);
        assertThat(err)
                .hasToString("pinotController must be a URL such as http://127.0.0.1:9000, was localhost"
                        + System.lineSeparator());
    }

    @Test
    void aBrokerWhoseNameNobodyKnowsIsNamed() {
        assertThat(run("plan", "--bootstrap-servers", "nowhere.invalid:9092")).isEqualTo(1);
        assertThat(err.toString()).startsWith("Kafka at nowhere.invalid:9092 can't be used: ");
    }

    @Test
    void theHelpTellsTheExitCodesOfPlan() {
        assertThat(run("plan", "--help")).isZero();
        assertThat(out.toString()).contains("2   there are changes");
    }

    private int run(String... args) {
        CommandLine line =
                CatalogCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(args);
    }
}
