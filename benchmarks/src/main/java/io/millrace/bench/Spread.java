package io.millrace.bench;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** The median of some measurements, with the least and the greatest. */
record Spread(double least, double median, double greatest) {

    static Spread of(DoubleStream measurements) {
        double[] sorted = measurements.sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }

    /** Such as {@code 12.3 (11.0–14.2)}; thousands without decimals; a dash for what can't be measured. */
    @Override
    public String toString() {
        if (Double.isNaN(median)) {
            return "–";
        }
        String number = greatest >= 1000 ? "%,.0f" : "%.1f";
        return String.format(Locale.ROOT, number + " (" + number + "–" + number + ")", median, least, greatest);
    }
}
