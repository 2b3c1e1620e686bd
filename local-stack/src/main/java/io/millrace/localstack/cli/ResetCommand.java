package io.millrace.localstack.cli;

import io.millrace.localstack.process.FolderLock;
import io.millrace.localstack.process.Leftovers;
import io.millrace.localstack.process.StackException;
import io.millrace.localstack.process.StackFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = "Deletes all data and logs, after confirmation. Millrace must not be running.")
final class ResetCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home = new HomeOption();

    @Option(names = "--yes", description = "Don't ask for confirmation.")
    private boolean yes;

    @Override
    public Integer call() throws IOException {
        StackFolder folder = home.folder();
        Terminal terminal = Terminal.standard();
        if (!Files.exists(folder.root())) {
            terminal.say("There is no data.");
            return MillraceCommand.OK;
        }
        FolderLock lock = FolderLock.take(folder);
        try {
            if (!yes && !confirmed(folder)) {
                terminal.say("Nothing was deleted.");
                return MillraceCommand.FAILED;
            }
            Leftovers.end(folder);
            for (String part : StackFolder.PARTS) {
                delete(folder.root().resolve(part));
            }
        } finally {
            lock.close();
        }
        terminal.say("All data is gone.");
        return MillraceCommand.OK;
    }

    private static boolean confirmed(StackFolder folder) throws IOException {
        System.out.print("Delete all data in " + folder.root() + "? (yes/no) ");
        System.out.flush();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        String answer = in.readLine();
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).equals("yes");
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new StackException("Can't delete " + folder + ": " + e.getMessage(), e);
        }
    }
}
