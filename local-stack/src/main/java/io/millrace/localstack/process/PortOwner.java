package io.millrace.localstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the process that listens on a port, with Linux's /proc. */
final class PortOwner {

    private static final String LISTENING = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final int COMMAND_SHOWN = 80;

    private PortOwner() {}

    /** Such as "process 4711 (/usr/bin/java -jar shop.jar)"; empty if it can't be found. */
    static Optional<String> find(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> lines(Path.of(table)))
                .flatMap(line -> listener(line, port).stream())
                .flatMap(inode -> processWithSocket(inode).stream())
                .findFirst()
                .map(PortOwner::describe);
    }

    /** The socket's inode if this line of /proc/net/tcp is a listener on the port. */
    static Optional<String> listener(String line, int port) {
        String[] fields = line.strip().split("\\s+", -1);
        boolean found = fields.length > INODE
                && fields[STATE].equals(LISTENING)
                && fields[LOCAL_ADDRESS].endsWith(String.format(Locale.ROOT, ":%04X", port));
        return found ? Optional.of(fields[INODE]) : Optional.empty();
    }

    private static Optional<ProcessHandle> processWithSocket(String inode) {
        String target = "socket:[" + inode + "]";
        return ProcessHandle.allProcesses()
                .filter(process -> hasOpen(process.pid(), target))
                .findFirst();
    }

    private static boolean hasOpen(long pid, String target) {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return files.anyMatch(file -> target.equals(link(file)));
        } catch (IOException e) {
            return false; // gone, or another user's
        }
    }

    private static String link(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static String describe(ProcessHandle process) {
        String command =
                process.info().commandLine().or(() -> process.info().command()).orElse("");
        String shown = command.length() > COMMAND_SHOWN ? command.substring(0, COMMAND_SHOWN) + "…" : command;
        return "process " + process.pid() + (shown.isEmpty() ? "" : " (" + shown + ")");
    }
}
