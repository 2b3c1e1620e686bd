package io.millrace.localstack.cli;

import io.millrace.localstack.process.LogFile;
import io.millrace.localstack.process.StackException;
import io.millrace.localstack.process.StackFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", mixinStandardHelpOptions = true, description = "Shows the last lines of the processes' logs.")
final class LogsCommand implements Callable<Integer> {

    private static final int POLL_MS = 250;

    @Mixin
    private HomeOption home = new HomeOption();

    @Parameters(
            arity = "0..1",
            paramLabel = "PROCESS",
            description = "One process only, such as kafka, pinot, analytics-api, simulator.")
    private @Nullable String process;

    @Option(
            names = {"-f", "--follow"},
            description = "Continue to show new lines.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "20",
            description = "Number of lines for each process. Default: ${DEFAULT-VALUE}")
    private int lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<LogFile> files = files(home.folder());
        Terminal terminal = Terminal.standard();
        boolean named = files.size() > 1;
        for (LogFile file : files) {
            file.tail(lines).forEach(line -> terminal.say(prefix(file, named) + line));
        }
        if (follow) {
            List<LogFollower> followers = files.stream().map(LogFollower::new).toList();
            while (true) {
                for (LogFollower follower : followers) {
                    follower.newLines().forEach(line -> terminal.say(prefix(follower.file(), named) + line));
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MS);
            }
        }
        return MillraceCommand.OK;
    }

    private List<LogFile> files(StackFolder folder) throws IOException {
        if (process != null) {
            Path log = folder.log(process);
            if (!Files.exists(log)) {
                throw new StackException("There is no log of " + process + " in " + log.getParent());
            }
            return List.of(new LogFile(log));
        }
        try (Stream<Path> logs = Files.list(folder.root().resolve(StackFolder.LOGS))) {
            return logs.filter(log -> log.toString().endsWith(".log"))
                    .sorted()
                    .map(LogFile::new)
                    .toList();
        }
    }

    private static String prefix(LogFile file, boolean named) {
        return named ? file.name() + " | " : "";
    }
}
