package io.millrace.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder of a stack. {@code data/} survives restarts, {@code logs/} has a file for each child, and {@code run/} has
 * what is valid only while the stack runs.
 */
public record StackFolder(Path root) {

    /** The folder with the logs. */
    public static final String LOGS = "logs";

    private static final String DATA = "data";
    private static final String RUN = "run";

    /** All subfolders of a stack. */
    public static final List<String> PARTS = List.of(DATA, LOGS, RUN);

    public StackFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** The folder of one component's persistent data; creates it if it doesn't exist. */
    public Path data(String component) {
        return made(root.resolve(DATA).resolve(component));
    }

    /** The newest log of a child. */
    public Path log(String child) {
        return made(root.resolve(LOGS)).resolve(child + ".log");
    }

    /** A file that is valid only while the stack runs. */
    public Path run(String file) {
        return made(root.resolve(RUN)).resolve(file);
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
