package io.millrace.catalog.cli;

import io.millrace.catalog.CatalogException;
import io.millrace.catalog.apply.TargetException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The catalogue on the command line. */
@Command(
        name = "catalog",
        mixinStandardHelpOptions = true,
        description = "The catalogue of streams, and what it makes of a Kafka and a Pinot.",
        subcommands = {ValidateCommand.class, PlanCommand.class, ApplyCommand.class},
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all is well", "1:problems, or a wrong argument", "2:plan only: there are changes"})
public final class CatalogCommand {

    static final int OK = 0;
    static final int PROBLEMS = 1;
    static final int CHANGES = 2;

    private CatalogCommand() {}

    /** The command, to be run or to be put under another one. */
    public static CommandLine commandLine() {
        return new CommandLine(new CatalogCommand())
                .setParameterExceptionHandler((e, args) -> problem(e.getCommandLine(), e))
                .setExecutionExceptionHandler((e, line, result) -> problem(line, e));
    }

    /** Runs one of the commands and ends with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** What a person can mend is told in its own words; anything else is a fault of ours, with its trace. */
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
