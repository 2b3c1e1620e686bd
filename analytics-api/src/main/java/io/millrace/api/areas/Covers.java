package io.millrace.api.areas;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.context.annotation.Value;
import io.millrace.areas.Area;
import io.millrace.service.SettingsCheck;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Covers areas completely with cells. It walks down the tree: a cell outside is dropped, a cell inside is taken, and
 * any other is replaced by its children until a query would have too many cells. Covers are cached, since a dashboard
 * asks every second.
 */
@Singleton
public final class Covers {
    /** The resolutions for which the table has a column. */
    private static final List<Integer> COLUMNS = List.of(3, 5, 7, 9);

    /** Between two columns' resolutions the border may have this many times more cells than a query. */
    private static final int BETWEEN = 4;

    /** With the coarsest cells a query may have this many times more, since the largest countries need them. */
    private static final int COARSEST = 4;

    private static final int KEPT = 200;

    private final Cache<Area, Cover> kept =
            Caffeine.newBuilder().maximumSize(KEPT).build();
    private final CellTree tree;
    private final int mostCells;

    Covers(CellTree tree, @Value("${millrace.areas.cover-cells:2000}") int mostCells) {
        new SettingsCheck("millrace.areas").within("cover-cells", mostCells, 100, 10_000);
        this.tree = tree;
        this.mostCells = mostCells;
    }

    /**
     * Returns the finest cover that fits into a query.
     *
     * @throws io.millrace.api.web.Failure of the rule {@code too-large} if there is none
     */
    public Cover of(Area area) {
        return kept.get(area, this::find);
    }

    private Cover find(Area area) {
        Map<Integer, List<Long>> whole = new HashMap<>();
        Cover best = null;
        Collection<Long> candidates = tree.roots();
        for (int resolution = 0; resolution <= CellTree.FINEST; resolution++) {
            List<Long> border = new ArrayList<>();
            for (long cell : candidates) {
                switch (area.reach(tree.bounds(cell))) {
                    case OUTSIDE -> {}
                    case INSIDE -> keep(cell, resolution, whole);
                    case BORDER -> border.add(cell);
                }
            }
            if (COLUMNS.contains(resolution)) {
                Cover cover = cover(whole, resolution, border, best == null ? mostCells * COARSEST : mostCells);
                if (cover == null) {
                    break;
                }
                best = cover;
            }
            if (border.size() > mostCells * BETWEEN || (border.isEmpty() && best != null)) {
                break;
            }
            candidates = children(border, resolution + 1);
        }
        if (best == null) {
            throw AreaLimit.TOO_LARGE.exceeded(
                    "the area",
                    "covers more than %d cells of some 12,400 km²: ask for parts of it"
                            .formatted(mostCells * COARSEST));
        }
        return best;
    }

    private @Nullable Cover cover(Map<Integer, List<Long>> whole, int resolution, List<Long> border, int most) {
        CellSets inside = CellSets.of(copy(whole));
        if (inside.size() + border.size() > most) {
            return null;
        }
        List<Long> finest = whole.getOrDefault(CellTree.FINEST, List.of());
        if (!finest.isEmpty() && inside.size() == finest.size() && finest.size() <= border.size()) {
            // A small area: to test all of it takes one question and is of one moment, to count a part takes two
            return new Cover(CellSets.of(Map.of()), CellSets.of(Map.of(resolution, both(finest, border))));
        }
        return new Cover(inside, CellSets.of(border.isEmpty() ? Map.of() : Map.of(resolution, border)));
    }

    private static List<Long> both(List<Long> some, List<Long> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private void keep(long cell, int resolution, Map<Integer, List<Long>> whole) {
        int column = COLUMNS.stream()
                .filter(candidate -> candidate >= resolution)
                .findFirst()
                .orElseThrow();
        List<Long> kept = whole.computeIfAbsent(column, key -> new ArrayList<>());
        if (column == resolution) {
            kept.add(cell);
        } else if (kept.size() <= mostCells * COARSEST) {
            kept.addAll(tree.descendants(cell, column));
        }
    }

    private List<Long> children(List<Long> cells, int resolution) {
        return resolution > CellTree.FINEST
                ? List.of()
                : cells.stream()
                        .flatMap(cell -> tree.descendants(cell, resolution).stream())
                        .toList();
    }

    private static Map<Integer, List<Long>> copy(Map<Integer, List<Long>> cells) {
        Map<Integer, List<Long>> copy = new HashMap<>();
        cells.forEach((resolution, some) -> copy.put(resolution, List.copyOf(some)));
        return copy;
    }
}
