package io.millrace.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What processes have used of the CPU, user and system time together, by the name given to each.
 *
 * @param processes names with process ids
 */
record CpuClock(Map<String, Long> processes) {

    /** Those, and last the process that measures. */
    static CpuClock with(Map<String, Long> others) {
        Map<String, Long> all = new LinkedHashMap<>(others);
        all.put("client", ProcessHandle.current().pid());
        return new CpuClock(all);
    }

    /** CPU seconds of each process since it started. */
    Map<String, Double> read() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        processes.forEach((name, pid) -> {
            Duration used = ProcessHandle.of(pid)
                    .flatMap(process -> process.info().totalCpuDuration())
                    .orElseThrow(() -> new IllegalArgumentException("no process " + pid + " to read as " + name));
            seconds.put(name, used.toMillis() / 1000.0);
        });
        return seconds;
    }
}
