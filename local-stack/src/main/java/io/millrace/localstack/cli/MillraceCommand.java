package io.millrace.localstack.cli;

import io.millrace.catalog.CatalogException;
import io.millrace.catalog.apply.TargetException;
import io.millrace.catalog.cli.CatalogCommand;
import io.millrace.localstack.process.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What {@code ./millrace} runs. */
@Command(
        name = "millrace",
        mixinStandardHelpOptions = true,
        description =
                "Runs Millrace on this machine: real Kafka and Pinot, the API with its dashboards, and a simulated"
                        + " shop.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            ResetCommand.class,
            CommandLine.HelpCommand.class
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all is well", "1:it can't be done, for the reason given", "2:a wrong option"})
public final class MillraceCommand {

    static final int OK = 0;
    static final int FAILED = 1;

    private MillraceCommand() {}

    /** Runs one of the commands and ends with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new MillraceCommand());
        line.addSubcommand("catalog", CatalogCommand.commandLine());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((e, command, result) -> failure(command, e));
        return line;
    }

    /** What a person can mend is told in its own words; anything else is a fault of ours, with its trace. */
    private static int failure(CommandLine command, Exception e) throws Exception {
        boolean expected = e instanceof StackException
                || e instanceof CatalogException
                || e instanceof TargetException
                || e instanceof IllegalArgumentException;
        if (!expected) {
            throw e;
        }
        command.getErr().println(e.getMessage());
        command.getErr().flush();
        return FAILED;
    }
}
