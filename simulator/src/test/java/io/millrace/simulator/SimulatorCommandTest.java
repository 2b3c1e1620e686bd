package io.millrace.simulator;

import static io.millrace.simulator.ingest.ScriptedServer.answer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.simulator.ingest.ScriptedServer;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SimulatorCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter errors = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --rate 0.01                 | --rate must be from 0.1 to 2000 orders a second, was 0.01
                    --rate 2001                 | --rate must be from 0.1 to 2000 orders a second, was 2001.0
                    --rate NaN                  | --rate must be from 0.1 to 2000 orders a second, was NaN
                    --time-scale 0              | --time-scale must be from 1 to 1000, was 0.0
                    --rate 2000 --time-scale 1  | --rate 2000.0 with --time-scale 1.0 must keep at most 400000 orders open at a time, was 3076000
                    --api localhost:8080        | --api must be an address such as http://127.0.0.1:8080, was localhost:8080
                    --duration 10m              | Invalid value for option '--duration': must be in ISO 8601 such as PT10M, was 10m
                    --duration PT-1S            | --duration must be longer than zero, was PT-1S
                    --duration P999999999D      | --duration must be at most a hundred years, was PT23999999976H
                    --orders 0                  | --orders must be at least 1, was 0
                    --run-id a/b                | --run-id must be 1 to 64 of A-Z a-z 0-9 . _ -, was a/b
                    --seed x                    | Invalid value for option '--seed': 'x' is not a long
                    """)
    void aWrongOptionIsRefusedWithItsNameTheRuleAndTheValue(String options, String message) {
        int exitCode = run(options.split(" "));

        assertThat(exitCode).isEqualTo(2);
        assertThat(errors.toString()).contains(message);
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @Test
    void aRunPrintsItsSeedPostsEverythingAndEndsWithTheSum() {
        try (ScriptedServer server = new ScriptedServer()) {
            int exitCode = run(
                    "--api",
                    server.api() + "/",
                    "--orders",
                    "30",
                    "--rate",
                    "500",
                    "--time-scale",
                    "1000",
                    "--seed",
                    "7");

            assertThat(exitCode).isZero();
            assertThat(server.events("orders")).hasSize(30);
            assertThat(out.toString(UTF_8))
                    .contains("seed=7 run-id=")
                    .contains("orders: 30 offered, 30 acknowledged, 0 refused, 0 retries, 0 in flight");
        }
    }

    @Test
    void aRunOfWhichSomethingWasRefusedSaysSoByItsExitCode() {
        try (ScriptedServer server = new ScriptedServer(answer(422, "{\"detail\":\"the price is wrong\"}"))) {
            int exitCode =
                    run("--api", server.api().toString(), "--orders", "2", "--rate", "500", "--time-scale", "1000");

            assertThat(exitCode).isEqualTo(1);
            assertThat(out.toString(UTF_8)).contains("refused: all 1: HTTP 422 the price is wrong");
        }
    }

    @Test
    void aTermSignalEndsItSoonAndWithTheSum() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            SimulatorCommand.class.getName(),
                            "--api",
                            server.api().toString())
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader lines = process.inputReader(UTF_8)) {
                assertThat(lines.readLine()).startsWith("simulator: seed=");
                assertThat(lines.readLine()).contains("orders: ");

                process.toHandle().destroy(); // Process.destroy() would also close the output read here

                assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
                assertThat(lines.lines()).last().asString().startsWith("end");
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private int run(String... options) {
        CommandLine command = new CommandLine(new SimulatorCommand(new PrintStream(out, true, UTF_8)));
        command.setErr(new PrintWriter(errors));
        // The scripted answers are for the orders
        List<String> all = new ArrayList<>(List.of("--marketing-rate=0"));
        all.addAll(List.of(options));
        return command.execute(all.toArray(String[]::new));
    }
}
