package io.millrace.catalog.cli;

import io.millrace.catalog.apply.CatalogClient;
import io.millrace.catalog.apply.PinotAccess;
import io.millrace.catalog.apply.Plan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Shows what apply would change: + creates, ~ changes, ! can't be changed in place.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:nothing to change", "1:problems, or a change that is blocked", "2:there are changes"})
final class PlanCommand implements Callable<Integer> {

    @Mixin
    private CatalogOption catalog = new CatalogOption();

    @Mixin
    private TargetOptions options = new TargetOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (CatalogClient client = CatalogClient.of(options.target(), PinotAccess.of(System.getenv()))) {
            Plan plan = client.plan(catalog.load());
            plan.warnings().forEach(spec.commandLine().getErr()::println);
            spec.commandLine().getOut().println(plan);
            if (!plan.blocked().isEmpty()) {
                return CatalogCommand.PROBLEMS;
            }
            return plan.isEmpty() ? CatalogCommand.OK : CatalogCommand.CHANGES;
        }
    }
}
