package io.millrace.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line of the benchmarks: {@code java -jar benchmarks/target/benchmarks.jar}. Each benchmark measures a
 * Millrace that runs, and prints a Markdown table for {@code docs/performance.md}.
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
            WindowsBench.class,
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
