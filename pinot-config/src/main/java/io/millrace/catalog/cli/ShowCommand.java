package io.millrace.catalog.cli;

import io.millrace.catalog.apply.Rendering;
import io.millrace.catalog.dialect.PinotDialect;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.suppression.SuppressionCatalog;
import io.millrace.catalog.suppression.SuppressionList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Prints what Pinot and Kafka get for a stream, as JSON: the table configuration, the schema and the"
                        + " topic's settings. Prints the SQL of a suppression list. Needs no Kafka and no Pinot.")
final class ShowCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "STREAM",
            description =
                    "A stream such as orders, the refused events of one such as orders_failed, a topic without a table"
                            + " such as geofences, or a suppression list such as winback.")
    private String name = "";

    @Option(
            names = "--pinot",
            paramLabel = "VERSION",
            defaultValue = "0.11",
            description = "The version of Pinot: 0.11 or 1.x. Default: ${DEFAULT-VALUE}, as in the local stack.")
    private String pinot = "";

    @Mixin
    private CatalogOption catalog = new CatalogOption();

    @Mixin
    private TargetOptions options = new TargetOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        StreamCatalog streams = catalog.load();
        String text = Rendering.of(streams, name, options.target(), dialect())
                .map(rendering -> rendering.toJson().toPrettyString())
                .or(() -> SuppressionCatalog.load(streams).list(name).map(SuppressionList::sql))
                .orElseThrow(() -> new IllegalArgumentException(
                        "STREAM must be a stream, a topic or a suppression list, was \"" + name + "\""));
        spec.commandLine().getOut().println(text);
        return CatalogCommand.OK;
    }

    private PinotDialect dialect() {
        PinotDialect[] dialects = PinotDialect.values();
        return Arrays.stream(dialects)
                .filter(dialect -> dialect.title().equals(pinot))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--pinot must be one of "
                        + Arrays.stream(dialects).map(PinotDialect::title).collect(Collectors.joining(", "))
                        + ", was \""
                        + pinot + "\""));
    }
}
