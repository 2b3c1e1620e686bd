package io.millrace.localstack.cli;

import io.millrace.catalog.apply.TargetException;
import io.millrace.catalog.cli.CatalogCommand;
import io.millrace.catalog.files.CatalogException;
import io.millrace.localstack.process.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of {@code ./millrace}. */
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
            DoctorCommand.class,
            LogsCommand.class,
            ResetCommand.class,
            CommandLine.HelpCommand.class
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all is well", "1:failed, for the reason shown", "2:an invalid option"})
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

    /**
     * Shows only the message of a {@link StackException}, which the user can act on. Anything else is a defect, and is
     * shown with its stack trace.
     */
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
