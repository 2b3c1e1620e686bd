package io.millrace.catalog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.catalog.TestCatalog;
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
        TestCatalog.in(folder).replace("orders/table.json", "\"FULL\"", "\"PARTIAL\"");

        assertThat(run("validate", "--catalog", folder.toString())).isEqualTo(1);
        assertThat(err)
                .hasToString(
                        "orders/table.json /upsertConfig/mode: must be FULL but is PARTIAL" + System.lineSeparator());
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
                .hasToString("pinotController must be a URL such as http://127.0.0.1:9000 but is localhost"
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
