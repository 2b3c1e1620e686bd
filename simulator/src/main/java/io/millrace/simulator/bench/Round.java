package io.millrace.simulator.bench;

import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * One measurement of one load.
 *
 * @param cpuSeconds what each process used during it
 */
record Round(long events, double seconds, Histogram ackMicros, Map<String, Double> cpuSeconds) {

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
