package io.millrace.localstack.cli;

import io.millrace.localstack.process.FolderLock;
import io.millrace.localstack.process.Leftovers;
import io.millrace.localstack.process.PidRecord;
import io.millrace.localstack.process.PidRecords;
import io.millrace.localstack.process.StackException;
import io.millrace.localstack.process.StackFolder;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops a Millrace that runs in another terminal, and waits until it has ended. The data stays.")
final class DownCommand implements Callable<Integer> {

    private static final int TIMEOUT_S = 90;

    @Mixin
    private HomeOption home = new HomeOption();

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        StackFolder folder = home.folder();
        Terminal terminal = Terminal.standard();
        Optional<ProcessHandle> launcher =
                new PidRecords(folder).find(Platform.LAUNCHER).flatMap(PidRecord::process);
        if (launcher.isEmpty()) {
            FolderLock lock = FolderLock.take(folder);
            Leftovers.end(folder);
            lock.close();
            terminal.say("Millrace is not running.");
            return MillraceCommand.OK;
        }
        long pid = launcher.get().pid();
        launcher.get().destroy();
        try {
            launcher.get().onExit().get(TIMEOUT_S, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new StackException(
                    "Process " + pid + " has not ended within " + TIMEOUT_S + " s. kill -9 " + pid
                            + " ends it and all it has started, without losing data.",
                    e);
        }
        terminal.say("Millrace has stopped.");
        return MillraceCommand.OK;
    }
}
