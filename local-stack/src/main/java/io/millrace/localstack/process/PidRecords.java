package io.millrace.localstack.process;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The records of running processes, a file each, so that another launcher finds them. */
public final class PidRecords {

    private static final String SUFFIX = ".pid";

    private final StackFolder folder;

    /** Keeps the records in the folder's {@code run/}. */
    public PidRecords(StackFolder folder) {
        this.folder = folder;
    }

    /** Writes the record of a process. */
    public void write(PidRecord record) {
        Path unfinished = folder.run(record.name() + SUFFIX + ".new");
        try {
            try (Writer writer = Files.newBufferedWriter(unfinished)) {
                record.toProperties().store(writer, null);
            }
            Files.move(unfinished, file(record.name()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the record of a process. */
    public void delete(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The record of a name; empty if there is none or if it can't be read. */
    public Optional<PidRecord> find(String name) {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file(name))) {
            values.load(reader);
            return Optional.of(PidRecord.from(name, values));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException | java.time.DateTimeException e) {
            return Optional.empty(); // a stranger's file
        }
    }

    /** All records, by name. */
    public List<PidRecord> all() {
        try (Stream<Path> files = Files.list(folder.run("."))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .flatMap(name -> find(name).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return folder.run(name + SUFFIX);
    }
}
