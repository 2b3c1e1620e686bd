package io.millrace.localstack.process;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Which processes run, kept in files, so that another launcher finds them. A process counts as the recorded one only if
 * its start instant agrees too: the system may have given its number to a stranger since.
 */
public final class PidRecords {

    private static final String SUFFIX = ".pid";

    /** The start instant is computed from the boot time, which differs a little from reading to reading. */
    private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

    private final StackFolder folder;

    public PidRecords(StackFolder folder) {
        this.folder = folder;
    }

    /** Remembers a process under a name. */
    public void write(String name, ProcessHandle process) {
        Properties values = new Properties();
        values.setProperty("pid", Long.toString(process.pid()));
        process.info().startInstant().ifPresent(start -> values.setProperty("startedAt", start.toString()));
        try (Writer writer = Files.newBufferedWriter(file(name))) {
            values.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets a process. */
    public void delete(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process that was recorded under a name, if it is alive. */
    public Optional<ProcessHandle> find(String name) {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file(name))) {
            values.load(reader);
            long pid = Long.parseLong(values.getProperty("pid", "-1"));
            String startedAt = values.getProperty("startedAt");
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> startedAt == null || startedAround(process, Instant.parse(startedAt)));
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // no record, or a torn one
        }
    }

    /** The names that have a record. */
    public List<String> names() {
        try (Stream<Path> files = Files.list(folder.run("."))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean startedAround(ProcessHandle process, Instant recorded) {
        return process.info()
                .startInstant()
                .map(start -> Duration.between(start, recorded).abs().compareTo(START_TOLERANCE) <= 0)
                .orElse(true);
    }

    private Path file(String name) {
        return folder.run(name + SUFFIX);
    }
}
