package io.millrace.api.capacity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The levels of the last hour, and when it is full at the growth that they show. The growth is the median of those
 * between any two levels (Theil and Sen), so that single steps, such as a collection or a segment that is dropped,
 * don't count for more than they are.
 */
final class FillHistory {
    private static final Duration WINDOW = Duration.ofHours(1);

    /** Less shows how the start went, and not how it goes on. */
    static final Duration LEAST = Duration.ofMinutes(10);

    /** After a longer gap, or if the clock was set, the levels before say nothing about those after. */
    private static final Duration LONGEST_GAP = Duration.ofMinutes(5);

    /** The lowest of so many levels is the present one: the others may hold what the next collection finds. */
    private static final int PRESENT = 3;

    private final Deque<Level> levels = new ArrayDeque<>();

    void add(Level level) {
        if (!levels.isEmpty() && !follows(levels.getLast(), level)) {
            levels.clear();
        }
        levels.addLast(level);
        Instant from = level.at().minus(WINDOW);
        while (levels.getFirst().at().isBefore(from)) {
            levels.removeFirst();
        }
    }

    private static boolean follows(Level last, Level next) {
        Duration gap = Duration.between(last.at(), next.at());
        return gap.compareTo(Duration.ZERO) > 0
                && gap.compareTo(LONGEST_GAP) <= 0
                && next.maxBytes() == last.maxBytes();
    }

    void forget() {
        levels.clear();
    }

    /**
     * Returns in how many seconds it is full: 0 if it is, infinity if it doesn't grow, NaN if the levels are too few to
     * tell.
     */
    double fullInSeconds() {
        if (levels.isEmpty()) {
            return Double.NaN;
        }
        long left = levels.getLast().fullBytes() - presentBytes();
        if (left <= 0) {
            return 0;
        }
        Duration span =
                Duration.between(levels.getFirst().at(), levels.getLast().at());
        if (span.compareTo(LEAST) < 0) {
            return Double.NaN;
        }
        double growth = bytesPerSecond();
        return growth <= 0 ? Double.POSITIVE_INFINITY : left / growth;
    }

    private long presentBytes() {
        return new ArrayList<>(levels)
                .subList(Math.max(0, levels.size() - PRESENT), levels.size()).stream()
                        .mapToLong(Level::usedBytes)
                        .min()
                        .orElseThrow();
    }

    private double bytesPerSecond() {
        List<Level> all = new ArrayList<>(levels);
        double[] growths = new double[all.size() * (all.size() - 1) / 2];
        int count = 0;
        for (int later = 1; later < all.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                growths[count++] = bytesPerSecond(all.get(earlier), all.get(later));
            }
        }
        Arrays.sort(growths);
        return (growths[(count - 1) / 2] + growths[count / 2]) / 2;
    }

    private static double bytesPerSecond(Level earlier, Level later) {
        return (later.usedBytes() - earlier.usedBytes())
                * 1000.0
                / Duration.between(earlier.at(), later.at()).toMillis();
    }
}
