package io.millrace.bench;

import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * One measurement of one load.
 *
 * @param visibleSeconds from the last acknowledgement until all of it was in the answers; NaN if it never will be
 * @param cpuSeconds what each process used until all was visible
 */
record Round(long events, double seconds, Histogram ackMicros, double visibleSeconds, Map<String, Double> cpuSeconds) {

    double eventsPerSecond() {
        return events / seconds;
    }

    double ackMs(double percentile) {
        return ackMicros.getValueAtPercentile(percentile) / 1000.0;
    }

    double cpuSecondsPerMillion(String process) {
        return cpuSeconds.getOrDefault(process, Double.NaN) * 1e6 / events;
    }
}
