package io.millrace.localstack;

import io.millrace.localstack.process.StackFolder;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The settings of a stack.
 *
 * @param folder the folder for data, logs and the records of the running processes
 * @param minion whether Pinot has a minion; nothing needs one yet
 * @param mariadb whether the shop's database runs, too
 * @param startTimeout how long one process may take to be ready, catching up with its topics included
 */
public record StackSettings(
        StackFolder folder,
        StackPorts ports,
        PinotRoles pinotRoles,
        HeapSizes heaps,
        boolean minion,
        boolean mariadb,
        Duration startTimeout) {

    private static final Duration USUAL_START_TIMEOUT = Duration.ofMinutes(3);

    public StackSettings {
        if (startTimeout.isNegative() || startTimeout.isZero()) {
            throw new IllegalArgumentException("The start timeout must be positive, was " + startTimeout);
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
                false,
                USUAL_START_TIMEOUT);
    }

    public StackSettings withPorts(StackPorts other) {
        return new StackSettings(folder, other, pinotRoles, heaps, minion, mariadb, startTimeout);
    }

    public StackSettings withPinotRoles(PinotRoles other) {
        return new StackSettings(folder, ports, other, heaps, minion, mariadb, startTimeout);
    }

    public StackSettings withHeaps(HeapSizes other) {
        return new StackSettings(folder, ports, pinotRoles, other, minion, mariadb, startTimeout);
    }

    public StackSettings withMinion(boolean other) {
        return new StackSettings(folder, ports, pinotRoles, heaps, other, mariadb, startTimeout);
    }

    public StackSettings withMariaDb(boolean other) {
        return new StackSettings(folder, ports, pinotRoles, heaps, minion, other, startTimeout);
    }

    public StackSettings withStartTimeout(Duration other) {
        return new StackSettings(folder, ports, pinotRoles, heaps, minion, mariadb, other);
    }
}
