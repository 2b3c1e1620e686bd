package io.millrace.api.orders;

/**
 * The whole minutes of a time range.
 *
 * @param start the start of the first, epoch ms; {@code end} if there is none
 * @param end the end of the last (exclusive), epoch ms
 */
record WholeMinutes(long start, long end) {
    static final long MINUTE_MS = 60_000;

    /** Returns the minutes that are wholly in [from, until). */
    static WholeMinutes in(long from, long until) {
        long last = startOf(until);
        return new WholeMinutes(Math.min(endOf(from), last), last);
    }

    /** The start of the minute that a time is in, or the time itself if a minute starts then. */
    static long startOf(long time) {
        return time - Math.floorMod(time, MINUTE_MS);
    }

    /** The end of the minute that a time is in, or the time itself if a minute starts then. */
    static long endOf(long time) {
        return startOf(time + MINUTE_MS - 1);
    }
}
