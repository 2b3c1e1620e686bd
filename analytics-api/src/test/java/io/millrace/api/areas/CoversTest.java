package io.millrace.api.areas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.api.web.Failure;
import io.millrace.areas.Area;
import io.millrace.areas.Circle;
import io.millrace.areas.Corridor;
import io.millrace.areas.GeoPoint;
import io.millrace.areas.PolygonArea;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;

/** A cover loses no point of its area, and holds none twice; JTS itself, unprepared, is the judge. */
class CoversTest {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final CellTree TREE = new CellTree();
    private static final Covers COVERS = new Covers(TREE, 2000);

    @Property(tries = 60)
    void aPolygonsPointsAreAllInItsCoverAndWhatIsInAWholeCellIsInThePolygon(
            @ForAll RandomAreas.Kind kind, @ForAll long seed) {
        RandomAreas areas = new RandomAreas(new Random(seed));
        Geometry polygon = areas.polygon(kind);
        PolygonArea area = new PolygonArea(polygon);
        Index index = new Index(COVERS.of(area));
        for (int i = 0; i < 200; i++) {
            Coordinate at = areas.near(polygon);
            GeoPoint place = new GeoPoint(at.y, at.x);
            boolean inside = polygon.contains(GEOMETRIES.createPoint(at));

            assertThat(area.contains(place)).as("prepared and plain agree").isEqualTo(inside);
            assertThat(index.whole(place)).as("whole at %s", place).isIn(inside, false);
            assertThat(index.whole(place) || index.border(place) || !inside)
                    .as("in the cover: %s", place)
                    .isTrue();
            assertThat(index.whole(place) && index.border(place)).as("once").isFalse();
        }
    }

    @Property(tries = 60)
    void aCorridorsPointsAreAllInItsCover(
            @ForAll @DoubleRange(min = -89, max = 89) double lat,
            @ForAll @DoubleRange(min = -180, max = 180) double lon,
            @ForAll @DoubleRange(min = 0.5, max = 3000) double widthM,
            @ForAll long seed) {
        Random random = new Random(seed);
        Coordinate[] positions = new Coordinate[2 + random.nextInt(5)];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = new Coordinate(
                    clamped(lon + random.nextGaussian() * 0.03, 180), clamped(lat + random.nextGaussian() * 0.03, 90));
        }
        LineString line = GEOMETRIES.createLineString(positions);
        Corridor corridor = new Corridor(line, widthM);
        Index index = new Index(COVERS.of(corridor));
        for (int i = 0; i < 200; i++) {
            Coordinate on = positions[random.nextInt(positions.length)];
            double away = widthM / GeoPoint.METRES_PER_DEGREE * random.nextGaussian();
            double longitude = on.x + away / Math.cos(Math.toRadians(lat));
            GeoPoint place = new GeoPoint(
                    clamped(on.y + away * random.nextGaussian(), 90),
                    longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude);

            assertThat(!corridor.contains(place) || index.border(place))
                    .as("in the cover: %s", place)
                    .isTrue();
        }
    }

    @Property(tries = 60)
    void aCirclesPointsAreAllInItsCover(
            @ForAll @DoubleRange(min = -90, max = 90) double lat,
            @ForAll @DoubleRange(min = -180, max = 180) double lon,
            @ForAll @DoubleRange(min = 1, max = 100_000) double radiusM,
            @ForAll long seed) {
        Random random = new Random(seed);
        GeoPoint centre = new GeoPoint(lat, lon);
        Circle circle = new Circle(centre, radiusM);
        Index index = new Index(COVERS.of(circle));
        for (int i = 0; i < 200; i++) {
            double north = radiusM / GeoPoint.METRES_PER_DEGREE * (random.nextDouble() * 2.2 - 1.1);
            double east = radiusM / GeoPoint.METRES_PER_DEGREE * (random.nextDouble() * 2.2 - 1.1);
            double longitude = lon + east / Math.max(0.001, Math.cos(Math.toRadians(lat)));
            GeoPoint place = new GeoPoint(clamped(lat + north, 90), Math.IEEEremainder(longitude, 360));

            assertThat(!circle.contains(place) || index.border(place))
                    .as("in the cover: %s", place)
                    .isTrue();
        }
    }

    @Test
    void aCityIsCoveredWithMoreWholeCellsThanBorder() {
        Cover cover = COVERS.of(new PolygonArea(box(77.5, 12.9, 77.6, 13.0)));

        assertThat(cover.whole().size()).isGreaterThan(50);
        assertThat(cover.whole().cells7()).isNotEqualTo(List.of(0L));
        assertThat(cover.border().cells9()).hasSizeBetween(50, 400);
    }

    @Test
    void aSmallAreaIsTestedWholeSoThatOneQuestionDoes() {
        Cover cover = COVERS.of(new PolygonArea(box(77.5, 12.9, 77.507, 12.907)));

        assertThat(cover.whole().isEmpty()).isTrue();
        assertThat(cover.border().cells9()).hasSizeBetween(6, 30);
    }

    @Test
    void noCoverHasMoreCellsThanAQueryMayName() {
        for (double size = 0.001; size < 20; size *= 1.7) {
            Cover cover = COVERS.of(new PolygonArea(box(10, 40, 10 + size, 40 + size)));

            assertThat(cover.whole().size() + cover.border().size()).isLessThanOrEqualTo(2000);
        }
    }

    @ParameterizedTest
    @CsvSource({"70000, 0.05", "70000, 4", "70000, 20", "100000, 12"})
    void theBorderOfACountryIsCoveredExactly(int vertices, double radiusDeg) {
        long seed = new Random().nextLong();
        System.out.println("A country's border, seed " + seed);
        Random random = new Random(seed);
        Coordinate centre = new Coordinate(20, 50);
        Coordinate[] ring = FractalBorder.ring(vertices, centre, radiusDeg, random);
        Geometry country = GEOMETRIES.createPolygon(ring);
        Area area = new PostedAreas(100_000, ForkJoinPool.commonPool())
                .read(FractalBorder.geoJson(ring).getBytes(StandardCharsets.UTF_8), null);
        Index index = new Index(COVERS.of(area));
        IndexedPointInAreaLocator oracle = new IndexedPointInAreaLocator(country);
        for (int i = 0; i < 20_000; i++) {
            Coordinate on = ring[random.nextInt(ring.length)];
            double away = radiusDeg * Math.pow(10, -random.nextInt(5)) * random.nextGaussian();
            GeoPoint place = new GeoPoint(
                    clamped(on.y + away * random.nextGaussian(), 90),
                    clamped(on.x + away * random.nextGaussian(), 180));
            boolean inside =
                    oracle.locate(new Coordinate(place.longitudeDeg(), place.latitudeDeg())) == Location.INTERIOR;

            assertThat(area.contains(place)).as("in the area: %s", place).isEqualTo(inside);
            assertThat(index.whole(place)).as("whole at %s", place).isIn(inside, false);
            assertThat(index.whole(place) || index.border(place) || !inside)
                    .as("in the cover: %s", place)
                    .isTrue();
        }
    }

    @Test
    void theLargestCountryCanBeCovered() {
        // Of Russia's size, 17 million km²: more of the coarsest cells than a finer cover may name
        Cover cover = COVERS.of(new PolygonArea(box(30, 50, 150, 75)));

        assertThat(cover.whole().size() + cover.border().size()).isBetween(1_000, 8_000);
    }

    @Test
    void whatNoQueryCanNameIsRefused() {
        Geometry half = box(-90, -80, 0, 80);

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> COVERS.of(new PolygonArea(half)))
                .withMessageStartingWith("too-large: the area covers more than 8000 cells");
    }

    private static Geometry box(double west, double south, double east, double north) {
        return GEOMETRIES.toGeometry(new Envelope(west, east, south, north));
    }

    private static double clamped(double degrees, double most) {
        return Math.max(-most, Math.min(most, degrees));
    }

    /** Looks a place up as Pinot does: by the columns that ingest fills. */
    private record Index(Set<Long> whole, Set<Long> border) {
        Index(Cover cover) {
            this(all(cover.whole()), all(cover.border()));
        }

        boolean whole(GeoPoint place) {
            return holds(whole, place);
        }

        boolean border(GeoPoint place) {
            return holds(border, place);
        }

        private static boolean holds(Set<Long> cells, GeoPoint place) {
            long cell = TREE.cellOf(place);
            return cells.contains(cell)
                    || cells.contains(TREE.ancestor(cell, 7))
                    || cells.contains(TREE.ancestor(cell, 5))
                    || cells.contains(TREE.ancestor(cell, 3));
        }

        private static Set<Long> all(CellSets cells) {
            Set<Long> all = new HashSet<>(cells.cells9());
            all.addAll(cells.cells7());
            all.addAll(cells.cells5());
            all.addAll(cells.cells3());
            return all;
        }
    }
}
