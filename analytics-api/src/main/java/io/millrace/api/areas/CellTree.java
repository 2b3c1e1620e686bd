package io.millrace.api.areas;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.uber.h3core.H3Core;
import com.uber.h3core.util.LatLng;
import io.millrace.areas.Bounds;
import io.millrace.areas.GeoPoint;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * H3's cells as a tree. It has 122 roots, which cover the Earth; the children of a cell cover it without gap and
 * overlap. A place belongs to its cell of resolution 9 and to the ancestors of that cell, whatever the outlines of the
 * hexagons.
 */
@Singleton
final class CellTree {
    static final int FINEST = 9;

    /**
     * How much farther the descendants of a cell reach from its centre than its corners. It is 1.053 by geometry;
     * {@code CellTreeTest} checks that distortion adds less than the rest.
     */
    static final double OVERHANG = 1.2;

    /** Beyond rounding, and beyond what an edge of 200 m bends between degrees and great circle. */
    private static final double MARGIN = 1.01;

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    /** The cells near the roots and those of a city are used again and again. */
    private static final int KEPT_BOUNDS = 10_000;

    private final LoadingCache<Long, Bounds> bounds =
            Caffeine.newBuilder().maximumSize(KEPT_BOUNDS).build(this::findBounds);
    private final H3Core h3;

    CellTree() {
        try {
            this.h3 = H3Core.newInstance();
        } catch (IOException e) {
            throw new UncheckedIOException("H3's library for this machine can't be unpacked", e);
        }
    }

    Collection<Long> roots() {
        return h3.getRes0Cells();
    }

    int resolution(long cell) {
        return h3.getResolution(cell);
    }

    List<Long> descendants(long cell, int resolution) {
        return h3.cellToChildren(cell, resolution);
    }

    long cellOf(GeoPoint place) {
        return h3.latLngToCell(place.latitudeDeg(), place.longitudeDeg(), FINEST);
    }

    long ancestor(long cell, int resolution) {
        return h3.cellToParent(cell, resolution);
    }

    /** Bounds that contain every place of a cell. */
    Bounds bounds(long cell) {
        return bounds.get(cell);
    }

    private Bounds findBounds(long cell) {
        GeoPoint centre = centre(cell);
        List<LatLng> corners = h3.cellToBoundary(cell);
        if (h3.getResolution(cell) == FINEST && Math.abs(centre.latitudeDeg()) < 85) {
            Bounds hexagon = hexagon(centre, corners);
            if (hexagon != null) {
                return hexagon;
            }
        }
        double radiusM = corners.stream()
                .mapToDouble(corner -> centre.metresTo(new GeoPoint(corner.lat, corner.lng)))
                .max()
                .orElseThrow();
        return Bounds.around(centre, radiusM * OVERHANG);
    }

    GeoPoint centre(long cell) {
        LatLng centre = h3.cellToLatLng(cell);
        return new GeoPoint(centre.lat, centre.lng);
    }

    /** The outline, slightly enlarged; null if it crosses the antimeridian. */
    private static @Nullable Bounds hexagon(GeoPoint centre, List<LatLng> corners) {
        List<Coordinate> ring = new ArrayList<>();
        for (LatLng corner : corners) {
            double longitude = centre.longitudeDeg() + (corner.lng - centre.longitudeDeg()) * MARGIN;
            double latitude = centre.latitudeDeg() + (corner.lat - centre.latitudeDeg()) * MARGIN;
            if (Math.abs(corner.lng - centre.longitudeDeg()) > 180 || Math.abs(longitude) > 180) {
                return null;
            }
            ring.add(new Coordinate(longitude, latitude));
        }
        ring.add(ring.get(0).copy());
        return new Bounds(List.of(GEOMETRIES.createPolygon(ring.toArray(Coordinate[]::new))));
    }
}
