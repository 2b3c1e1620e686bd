package io.millrace.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a stack keeps everything: {@code data/} survives restarts, {@code logs/} holds a file per child, {@code run/}
 * what is true only while it runs.
 */
public record StackFolder(Path root) {

    /** The folder with the logs. */
    public static final String LOGS = "logs";

    private static final String DATA = "data";
    private static final String RUN = "run";

    /** All that a stack makes. */
    public static final List<String> PARTS = List.of(DATA, LOGS, RUN);

    public StackFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** The folder of one component's lasting data, made if need be. */
    public Path data(String component) {
        return made(root.resolve(DATA).resolve(component));
    }

    /** The newest log of a child. */
    public Path log(String child) {
        return made(root.resolve(LOGS)).resolve(child + ".log");
    }

    /** A file that is true only while the stack runs. */
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
