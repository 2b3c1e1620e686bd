package io.millrace.catalog.cli;

import io.millrace.catalog.apply.CatalogClient;
import io.millrace.catalog.apply.PinotAccess;
import io.millrace.catalog.apply.Plan;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description =
                "Makes the changes that plan shows, and ends when the tables read their topics. Nothing is removed."
                        + " If a change is blocked, none is made.")
final class ApplyCommand implements Callable<Integer> {

    @Mixin
    private CatalogOption catalog = new CatalogOption();

    @Mixin
    private TargetOptions options = new TargetOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (CatalogClient client = CatalogClient.of(options.target(), PinotAccess.of(System.getenv()))) {
            Plan plan = client.plan(catalog.load());
            plan.warnings().forEach(spec.commandLine().getErr()::println);
            if (!plan.blocked().isEmpty()) {
                out.println(plan);
                return CatalogCommand.PROBLEMS;
            }
            client.apply(plan, change -> {
                out.println(change);
                out.flush();
            });
            out.println(plan.isEmpty() ? plan : "Applied.");
            return CatalogCommand.OK;
        }
    }
}
