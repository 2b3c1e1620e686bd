package io.millrace.localstack.cli;

import io.millrace.localstack.process.PidRecord;
import io.millrace.localstack.process.PidRecords;
import io.millrace.localstack.process.StackFolder;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Shows each process with its health, memory and uptime, and how full Pinot's heap and disk are.",
            "An hour before one is full, it warns of it."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all are up", "1:a process isn't up, or nothing runs"})
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home = new HomeOption();

    @Override
    public Integer call() throws InterruptedException {
        StackFolder folder = home.folder();
        Terminal terminal = Terminal.standard();
        PidRecords records = new PidRecords(folder);
        if (records.find(Platform.LAUNCHER).flatMap(PidRecord::process).isEmpty()) {
            terminal.say("Millrace is not running.");
            return MillraceCommand.FAILED;
        }
        Instant now = Instant.now();
        List<ProcessStatus> statuses = records.all().stream()
                .map(record -> ProcessStatus.of(record, now))
                .toList();
        terminal.say(ProcessStatus.table(statuses));
        terminal.say("");
        CapacityLines.ask(records).forEach(terminal::say);
        boolean allUp = statuses.stream().allMatch(status -> status.state() == ProcessStatus.State.UP);
        return allUp ? MillraceCommand.OK : MillraceCommand.FAILED;
    }
}
