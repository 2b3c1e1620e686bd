package io.millrace.localstack.process;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The record of a running process, for another launcher.
 *
 * @param startedAt distinguishes the process from another one that got the same pid later
 */
public record PidRecord(String name, long pid, Instant startedAt, List<Integer> ports, List<HealthCheck> checks) {

    /**
     * The operating system computes the start time from the boot time, which differs a little from reading to reading.
     */
    private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

    public PidRecord {
        ports = List.copyOf(ports);
        checks = List.copyOf(checks);
    }

    /** The record of a process that runs now. */
    public static PidRecord of(String name, ProcessHandle process, List<Port> ports, List<HealthCheck> checks) {
        return new PidRecord(
                name,
                process.pid(),
                process.info().startInstant().orElse(Instant.EPOCH),
                ports.stream().map(Port::number).toList(),
                checks);
    }

    /** The process, if it is alive and isn't another one with the same pid. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isTheSame);
    }

    private boolean isTheSame(ProcessHandle process) {
        Instant start = process.info().startInstant().orElse(startedAt);
        return Duration.between(start, startedAt).abs().compareTo(START_TOLERANCE) <= 0;
    }

    Properties toProperties() {
        Properties values = new Properties();
        values.setProperty("pid", Long.toString(pid));
        values.setProperty("startedAt", startedAt.toString());
        values.setProperty("ports", ports.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        values.setProperty(
                "checks", checks.stream().map(check -> check.uri().toString()).collect(Collectors.joining(" ")));
        return values;
    }

    static PidRecord from(String name, Properties values) {
        return new PidRecord(
                name,
                Long.parseLong(values.getProperty("pid", "")),
                Instant.parse(values.getProperty("startedAt", "")),
                words(values.getProperty("ports", "")).stream()
                        .map(Integer::valueOf)
                        .toList(),
                words(values.getProperty("checks", "")).stream()
                        .map(uri -> new HealthCheck(URI.create(uri)))
                        .toList());
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
