package io.millrace.api.deliveries;

/** Numbers as they are told: no more digits than a position bears. */
final class Rounded {
    private Rounded() {}

    static double of(double value, int decimals) {
        double scale = Math.pow(10, decimals);
        return Math.rint(value * scale) / scale;
    }
}
