package io.millrace.api.areas;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.areas.Bounds;
import io.millrace.areas.GeoPoint;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** What covers are built on: a cell's bounds hold every place that belongs to it by the tree. */
class CellTreeTest {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final long SEED = 20261121;

    private final CellTree tree = new CellTree();
    private final Random random = new Random(SEED);

    @Test
    void theBoundsOfEveryRootHoldTheCentresOfItsDescendants() {
        for (long root : tree.roots()) {
            Bounds bounds = tree.bounds(root);
            tree.descendants(root, 4).forEach(cell -> assertHolds(bounds, tree.centre(cell), root));
        }
    }

    @Test
    void theBoundsOfACellHoldEveryPlaceThatBelongsToIt() {
        for (int i = 0; i < 10_000; i++) {
            GeoPoint place = anywhere();
            long cell = tree.cellOf(place);
            for (int resolution = 0; resolution <= CellTree.FINEST; resolution++) {
                assertHolds(tree.bounds(tree.ancestor(cell, resolution)), place, cell);
            }
        }
    }

    /** Places at cells' corners are where a coarse cell's descendants hang over it. */
    @Test
    void theBoundsHoldWhatHangsOver() {
        for (int i = 0; i < 60; i++) {
            int resolution = random.nextInt(8);
            long cell = tree.ancestor(tree.cellOf(anywhere()), resolution);
            Bounds bounds = tree.bounds(cell);
            List<Long> descendants = tree.descendants(cell, Math.min(CellTree.FINEST, resolution + 4));
            for (long descendant : descendants) {
                assertHolds(bounds, tree.centre(descendant), cell);
            }
        }
    }

    @Test
    void aCellAtTheAntimeridianHasBoundsOnBothSides() {
        long cell = tree.ancestor(tree.cellOf(new GeoPoint(10, 180)), 5);

        assertThat(tree.bounds(cell).parts()).hasSize(2);
    }

    /** All over the globe, often near its odd places. */
    private GeoPoint anywhere() {
        double latitude = Math.toDegrees(Math.asin(random.nextDouble() * 2 - 1));
        double longitude = random.nextDouble() * 360 - 180;
        return switch (random.nextInt(4)) {
            case 0 -> new GeoPoint(Math.copySign(90 - random.nextDouble() * 6, latitude), longitude);
            case 1 -> new GeoPoint(latitude, Math.copySign(180 - random.nextDouble() * 0.01, longitude));
            default -> new GeoPoint(latitude, longitude);
        };
    }

    private static void assertHolds(Bounds bounds, GeoPoint place, long cell) {
        Geometry point = GEOMETRIES.createPoint(new Coordinate(place.longitudeDeg(), place.latitudeDeg()));
        if (Stream.of(bounds.parts().toArray(Geometry[]::new)).noneMatch(part -> part.covers(point))) {
            assertThat(bounds.parts())
                    .as("bounds of %x must hold %s (seed %d)", cell, place, SEED)
                    .isEmpty();
        }
    }
}
