package io.millrace.catalog.cli;

import io.millrace.catalog.check.CatalogValidator;
import io.millrace.catalog.files.CatalogException;
import io.millrace.catalog.files.CatalogProblem;
import io.millrace.catalog.stream.StreamCatalog;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Checks that the files of the catalogue fit together. Needs no Kafka and no Pinot.")
final class ValidateCommand implements Callable<Integer> {

    @Mixin
    private CatalogOption catalog = new CatalogOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        StreamCatalog streams = catalog.load();
        List<CatalogProblem> problems = CatalogValidator.validate(streams);
        if (!problems.isEmpty()) {
            throw new CatalogException(problems);
        }
        spec.commandLine().getOut().println(streams.streams().size() + " streams, no problems.");
        return CatalogCommand.OK;
    }
}
