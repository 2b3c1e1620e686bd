package io.millrace.localstack.process;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends children that outlived their launcher. There are none, unless something kept them from noticing its end. */
public final class Leftovers {

    private static final int END_TIMEOUT_S = 10;

    private Leftovers() {}

    /** Kills every recorded process that is still alive. Only the holder of the folder's lock may do so. */
    public static void end(StackFolder folder) {
        PidRecords records = new PidRecords(folder);
        for (PidRecord record : records.all()) {
            record.process()
                    .filter(process -> process.pid() != ProcessHandle.current().pid())
                    .ifPresent(process -> kill(record.name(), process));
            records.delete(record.name());
        }
    }

    private static void kill(String name, ProcessHandle process) {
        process.destroyForcibly();
        try {
            process.onExit().get(END_TIMEOUT_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while ending an old " + name, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new StackException("An old " + name + ", process " + process.pid() + ", can't be ended", e);
        }
    }
}
