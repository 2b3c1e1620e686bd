package io.millrace.api.dashboards;

import org.jspecify.annotations.Nullable;

/** The settings of the pages. */
record DashboardSettings(MapOfShop map) {

    /** The settings of the map: the shop's place, and the tiles, null for a plain background. */
    record MapOfShop(Shop shop, @Nullable Tiles tiles) {}

    record Shop(double lat, double lon) {}

    record Tiles(String url, String attribution, int maxZoom) {}

    static DashboardSettings of(MapSettings map) {
        Shop shop = new Shop(map.shopLatitude(), map.shopLongitude());
        String url = map.tileUrl();
        String attribution = map.tileAttribution();
        Tiles tiles = url == null || attribution == null ? null : new Tiles(url, attribution, map.tileMaxZoom());
        return new DashboardSettings(new MapOfShop(shop, tiles));
    }
}
