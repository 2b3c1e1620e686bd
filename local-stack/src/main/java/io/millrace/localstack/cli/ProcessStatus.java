package io.millrace.localstack.cli;

import io.millrace.localstack.process.HealthCheck;
import io.millrace.localstack.process.PidRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The status of one process.
 *
 * @param memoryMiB the resident memory; empty if the system doesn't report it
 */
record ProcessStatus(String name, long pid, List<Integer> ports, State state, OptionalLong memoryMiB, Duration uptime) {

    enum State {
        UP,
        NOT_READY,
        DOWN;

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private static final String ROW = "%-14s %-9s %7s %9s %9s  %s%n";
    private static final long KIB_PER_MIB = 1024;

    static ProcessStatus of(PidRecord record, Instant now) {
        State state = record.process().isEmpty()
                ? State.DOWN
                : record.checks().stream().allMatch(HealthCheck::isGood) ? State.UP : State.NOT_READY;
        return new ProcessStatus(
                record.name(),
                record.pid(),
                record.ports(),
                state,
                memoryMiB(record.pid()),
                Duration.between(record.startedAt(), now));
    }

    static String table(List<ProcessStatus> statuses) {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, ROW, "process", "state", "pid", "memory", "uptime", "ports"));
        statuses.forEach(status -> text.append(status.row()));
        long total = statuses.stream()
                .flatMapToLong(status -> status.memoryMiB.stream())
                .sum();
        return text.append(String.format(Locale.ROOT, ROW, "", "", "", total + " MiB", "", "in all"))
                .toString()
                .stripTrailing();
    }

    private String row() {
        return String.format(
                Locale.ROOT,
                ROW,
                name,
                state.label(),
                pid,
                memoryMiB.isPresent() ? memoryMiB.getAsLong() + " MiB" : "-",
                uptime(uptime),
                ports.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }

    /** Such as "2 h 05 min", "3 min", "41 s". */
    static String uptime(Duration uptime) {
        if (uptime.toHours() > 0) {
            return String.format(Locale.ROOT, "%d h %02d min", uptime.toHours(), uptime.toMinutesPart());
        }
        return uptime.toMinutes() > 0 ? uptime.toMinutes() + " min" : uptime.toSeconds() + " s";
    }

    private static OptionalLong memoryMiB(long pid) {
        try {
            return residentMiB(Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** The line VmRSS of /proc/…/status, which is in KiB. */
    static OptionalLong residentMiB(List<String> status) {
        List<String> digits = new ArrayList<>();
        for (String line : status) {
            if (line.startsWith("VmRSS:")) {
                digits.add(line.replaceAll("\\D", ""));
            }
        }
        return digits.stream()
                .mapToLong(kib -> Long.parseLong(kib) / KIB_PER_MIB)
                .findFirst();
    }
}
