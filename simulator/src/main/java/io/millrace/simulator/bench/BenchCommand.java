package io.millrace.simulator.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The benchmarks' command line. Each prints a Markdown table, so that a measurement can be kept as it is. Not the jar's
 * main class: {@code java -cp simulator/target/simulator.jar io.millrace.simulator.bench.BenchCommand}.
 */
@Command(
        name = "bench",
        description = "Measures a running Millrace from outside.",
        subcommands = {
            IngestBench.class,
            FreshnessBench.class,
            CaptureBench.class,
            EnrichmentBench.class,
            QueriesBench.class,
            GeofenceBench.class,
            SuppressionsBench.class
        })
public final class BenchCommand {

    private BenchCommand() {}

    /** Runs a benchmark and ends the JVM with 0, or with 1 when it could not be finished. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchCommand()).execute(args));
    }
}
