package io.millrace.localstack.cli;

import io.millrace.localstack.process.LogFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads the lines that are added to a log from now on. A file that got shorter is a new log, and is read from its
 * beginning.
 */
final class LogFollower {

    private static final int MOST_AT_ONCE = 1024 * 1024;

    private final LogFile file;
    private long position;

    LogFollower(LogFile file) {
        this.file = file;
        this.position = file.path().toFile().length();
    }

    LogFile file() {
        return file;
    }

    /** Returns the new complete lines. An unfinished line is returned when it is finished. */
    List<String> newLines() throws IOException {
        try (RandomAccessFile log = new RandomAccessFile(file.path().toFile(), "r")) {
            if (log.length() < position) {
                position = 0;
            }
            byte[] added = new byte[(int) Math.min(MOST_AT_ONCE, log.length() - position)];
            log.seek(position);
            log.readFully(added);
            int end = added.length;
            while (end > 0 && added[end - 1] != '\n') {
                end--;
            }
            position += end;
            return new String(added, 0, end, StandardCharsets.UTF_8).lines().toList();
        } catch (java.io.FileNotFoundException e) {
            return List.of(); // between two runs
        }
    }
}
