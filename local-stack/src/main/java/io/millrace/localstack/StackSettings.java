package io.millrace.localstack;

import io.millrace.localstack.process.StackFolder;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What kind of stack to run.
 *
 * @param folder holds the data, the logs and what is known of the running processes
 * @param minion whether Pinot has a minion; nothing needs one yet
 * @param startTimeout how long one process may take to be ready, catching up with its topics included
 */
public record StackSettings(
        StackFolder folder,
        StackPorts ports,
        PinotRoles pinotRoles,
        HeapSizes heaps,
        boolean minion,
        Duration startTimeout) {

    private static final Duration USUAL_START_TIMEOUT = Duration.ofMinutes(3);

    public StackSettings {
        if (startTimeout.isNegative() || startTimeout.isZero()) {
            throw new IllegalArgumentException("The start timeout must be positive, not " + startTimeout);
        }
    }

    /** The usual ports, Pinot's roles together. */
    public static StackSettings in(Path folder) {
        return new StackSettings(
                new StackFolder(folder),
                StackPorts.usual(),
                PinotRoles.TOGETHER,
                HeapSizes.usual(),
                false,
                USUAL_START_TIMEOUT);
    }

    public StackSettings withPorts(StackPorts other) {
        return new StackSettings(folder, other, pinotRoles, heaps, minion, startTimeout);
    }

    public StackSettings withPinotRoles(PinotRoles other) {
        return new StackSettings(folder, ports, other, heaps, minion, startTimeout);
    }

    public StackSettings withHeaps(HeapSizes other) {
        return new StackSettings(folder, ports, pinotRoles, other, minion, startTimeout);
    }

    public StackSettings withMinion(boolean other) {
        return new StackSettings(folder, ports, pinotRoles, heaps, other, startTimeout);
    }

    public StackSettings withStartTimeout(Duration other) {
        return new StackSettings(folder, ports, pinotRoles, heaps, minion, other);
    }
}
