package io.millrace.catalog.cli;

import io.millrace.catalog.apply.TargetException;
import io.millrace.catalog.files.CatalogException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The catalogue on the command line. */
@Command(
        name = "catalog",
        mixinStandardHelpOptions = true,
        description = "Checks the catalogue of streams and applies it to Kafka and Pinot.",
        subcommands = {
            ValidateCommand.class,
            ShowCommand.class,
            PlanCommand.class,
            ApplyCommand.class,
            SkipRecordCommand.class
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all is well", "1:problems, or an invalid argument", "2:plan only: there are changes"})
public final class CatalogCommand {

    static final int OK = 0;
    static final int PROBLEMS = 1;
    static final int CHANGES = 2;

    private CatalogCommand() {}

    /** Creates the command. It can be run, or be a subcommand of another one. */
    public static CommandLine commandLine() {
        return new CommandLine(new CatalogCommand())
                .setParameterExceptionHandler((e, args) -> problem(e.getCommandLine(), e))
                .setExecutionExceptionHandler((e, line, result) -> problem(line, e));
    }

    /** Runs a command and exits with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /**
     * Errors that a user can correct are shown as their message only. Other exceptions are defects and have a stack
     * trace.
     */
    private static int problem(CommandLine line, Exception e) throws Exception {
        boolean expected = e instanceof CatalogException
                || e instanceof TargetException
                || e instanceof IllegalArgumentException
                || e instanceof CommandLine.ParameterException;
        if (!expected) {
            throw e;
        }
        PrintWriter err = line.getErr();
        err.println(e.getMessage());
        err.flush();
        return PROBLEMS;
    }
}
