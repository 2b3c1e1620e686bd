package io.millrace.simulator.orders;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Chooses the first of a list most often and the last least: the n-th with a weight of 1/n^s (Zipf's law). */
final class ZipfChoice<T> {

    private static final double EXPONENT = 0.9;

    private final List<T> ranked;
    private final double[] cumulativeWeight;

    ZipfChoice(List<T> ranked) {
        this.ranked = List.copyOf(ranked);
        this.cumulativeWeight = new double[ranked.size()];
        double sum = 0;
        for (int i = 0; i < cumulativeWeight.length; i++) {
            sum += 1 / Math.pow(i + 1, EXPONENT);
            cumulativeWeight[i] = sum;
        }
    }

    T choose(Random random) {
        double point = random.nextDouble() * cumulativeWeight[cumulativeWeight.length - 1];
        int found = Arrays.binarySearch(cumulativeWeight, point);
        return ranked.get(found >= 0 ? found + 1 : -found - 1);
    }
}
