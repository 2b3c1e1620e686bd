package io.millrace.api.deliveries;

/** Rounds numbers to the precision of a position. */
final class Rounded {
    private Rounded() {}

    static double of(double value, int decimals) {
        double scale = Math.pow(10, decimals);
        return Math.rint(value * scale) / scale;
    }
}
