package io.millrace.simulator.shop;

import java.util.Random;

/**
 * The number that decides everything random in the shop.
 *
 * <p>Each decision draws from its own {@link Random}, found by purpose and index. So the thousandth order is the same
 * whoever asks for it and when, and a new kind of decision doesn't shift the ones that were there before. The algorithm
 * of {@code Random} is part of its specification: a seed means the same on every JDK.
 */
public record Seed(long value) {

    /** A fresh source of randomness, always the same for the same seed, purpose and index. */
    public Random random(String purpose, long index) {
        return new Random(mix(mix(value + purpose.hashCode()) + index));
    }

    /** SplitMix64's step: neighbouring indices must not give neighbouring sequences, as a bare {@code Random} would. */
    private static long mix(long z) {
        z += 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
