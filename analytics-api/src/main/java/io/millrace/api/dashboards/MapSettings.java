package io.millrace.api.dashboards;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The map of the deliveries page, under {@code millrace.map}.
 *
 * @param tileUrl the address of the tiles, with {@code {z}}, {@code {x}} and {@code {y}}; without it the map has a
 *     plain background and the browser contacts only this service
 * @param tileAttribution the attribution of the tiles, text and links as HTML
 * @param tileMaxZoom the finest zoom level of the tiles
 * @param shopLatitude the shop's latitude in degrees
 * @param shopLongitude the shop's longitude in degrees
 */
@ConfigurationProperties("millrace.map")
record MapSettings(
        @Nullable String tileUrl,
        @Nullable String tileAttribution,
        @Bindable(defaultValue = "19") int tileMaxZoom,
        @Bindable(defaultValue = "12.9783") double shopLatitude,
        @Bindable(defaultValue = "77.5941") double shopLongitude) {

    private static final Pattern ADDRESS = Pattern.compile("(https?:/)?/[^\\s\"<>]+");
    private static final Pattern ORIGIN = Pattern.compile("(https?://)(\\{s}\\.)?([A-Za-z0-9.-]+(?::\\d{1,5})?)/.*");
    private static final int FINEST_ZOOM = 22;

    MapSettings {
        tileUrl = given(tileUrl);
        tileAttribution = given(tileAttribution);
        if (tileUrl != null) {
            requireTemplate(tileUrl);
            if (tileAttribution == null) {
                throw refused("tile-attribution", "must say whose map it is where there is a tile-url", "empty");
            }
        }
        if (tileMaxZoom < 1 || tileMaxZoom > FINEST_ZOOM) {
            throw refused("tile-max-zoom", "must be from 1 to " + FINEST_ZOOM, tileMaxZoom);
        }
        requireDegrees("shop-latitude", shopLatitude, 90);
        requireDegrees("shop-longitude", shopLongitude, 180);
    }

    /**
     * Returns the origin of the tiles for the content security policy: {@code https://*.tiles.example} if the address
     * has {@code {s}} for one of several hosts. Null without tiles, or if they come from this service.
     */
    @Nullable
    String tileOrigin() {
        if (tileUrl == null || tileUrl.startsWith("/")) {
            return null;
        }
        Matcher origin = ORIGIN.matcher(tileUrl);
        if (!origin.matches()) {
            throw refused("tile-url", "must name a host, or {s}. and a host, before its path", tileUrl);
        }
        return origin.group(1) + (origin.group(2) == null ? "" : "*.") + origin.group(3);
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static void requireTemplate(String url) {
        if (!ADDRESS.matcher(url).matches()) {
            throw refused("tile-url", "must begin with http://, https:// or, on this host, /", url);
        }
        for (String part : List.of("{z}", "{x}", "{y}")) {
            if (!url.contains(part)) {
                throw refused("tile-url", "must contain " + part, url);
            }
        }
    }

    private static void requireDegrees(String name, double value, int most) {
        if (!(Math.abs(value) <= most)) {
            throw refused(name, "must be from -%d to %d degrees".formatted(most, most), value);
        }
    }

    private static IllegalArgumentException refused(String name, String rule, Object value) {
        return new IllegalArgumentException("millrace.map.%s: %s, was %s".formatted(name, rule, value));
    }
}
