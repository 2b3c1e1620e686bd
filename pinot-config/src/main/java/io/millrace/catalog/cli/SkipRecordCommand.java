package io.millrace.catalog.cli;

import io.millrace.catalog.apply.PinotAccess;
import io.millrace.catalog.apply.SkippedRecord;
import io.millrace.catalog.stream.StreamName;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "skip-record",
        mixinStandardHelpOptions = true,
        description = "Skips a record at which a Pinot table has stopped reading a partition. The table loses only this"
                + " record.")
final class SkipRecordCommand implements Callable<Integer> {

    @Option(names = "--table", required = true, description = "The table.")
    private String table = "";

    @Option(names = "--partition", required = true, description = "The partition of the record.")
    private int partition;

    @Option(
            names = "--offset",
            required = true,
            description = "The offset of the record, at which the table has stopped.")
    private long offset;

    @Mixin
    private TargetOptions options = new TargetOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        SkippedRecord.skip(
                options.target(), PinotAccess.of(System.getenv()), new StreamName(table).value(), partition, offset);
        spec.commandLine()
                .getOut()
                .printf("Table %s reads on after offset %d of partition %d.%n", table, offset, partition);
        return CatalogCommand.OK;
    }
}
