package io.millrace.api.dashboards;

import io.millrace.api.web.ImageOrigins;
import jakarta.inject.Singleton;
import java.util.List;

/** Allows the pages to load the tile server's images. */
@Singleton
final class TileOrigin implements ImageOrigins {
    private final MapSettings map;

    TileOrigin(MapSettings map) {
        this.map = map;
    }

    @Override
    public List<String> origins() {
        String origin = map.tileOrigin();
        return origin == null ? List.of() : List.of(origin);
    }
}
