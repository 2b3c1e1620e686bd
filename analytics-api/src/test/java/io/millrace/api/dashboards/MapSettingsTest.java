package io.millrace.api.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MapSettingsTest {
    private static final String TILES = "https://tiles.example/{z}/{x}/{y}.png";

    @Test
    void noTileServerIsAskedUnlessOneIsSet() {
        DashboardSettings settings = DashboardSettings.of(new MapSettings(" ", null, 19, 12.9783, 77.5941));

        assertThat(settings.map().tiles()).isNull();
        assertThat(settings.map().shop()).isEqualTo(new DashboardSettings.Shop(12.9783, 77.5941));
    }

    @Test
    void aTileServerIsHandedOnWithItsAttribution() {
        MapSettings map = new MapSettings(TILES, "© <a href='https://tiles.example'>Example</a>", 18, 1, 2);

        assertThat(DashboardSettings.of(map).map().tiles())
                .isEqualTo(new DashboardSettings.Tiles(TILES, "© <a href='https://tiles.example'>Example</a>", 18));
    }

    @ParameterizedTest
    @CsvSource({
        "javascript:alert(1)/{z}/{x}/{y}, © me, 19, 0, 0, tile-url",
        "https://tiles.example/{z}/{x}.png, © me, 19, 0, 0, {y}",
        "https://tiles.example/{z}/{x}/{y}.png, , 19, 0, 0, tile-attribution",
        "https://tiles.example/{z}/{x}/{y}.png, © me, 23, 0, 0, tile-max-zoom",
        ", , 19, 90.1, 0, shop-latitude",
        ", , 19, NaN, 0, shop-latitude",
        ", , 19, 0, -180.5, shop-longitude",
    })
    void aWrongValueIsNamed(
            String url, String attribution, int maxZoom, double latitude, double longitude, String named) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MapSettings(url, attribution, maxZoom, latitude, longitude))
                .withMessageStartingWith("millrace.map.")
                .withMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource({
        "https://tiles.example/{z}/{x}/{y}.png, https://tiles.example",
        "http://127.0.0.1:8090/{z}/{x}/{y}.png?key=a;b, http://127.0.0.1:8090",
        "https://{s}.tiles.example/{z}/{x}/{y}.png, https://*.tiles.example",
        "/tiles/{z}/{x}/{y}.png,",
    })
    void theTilesOriginIsTold(String url, @Nullable String origin) {
        assertThat(new MapSettings(url, "© me", 19, 0, 0).tileOrigin()).isEqualTo(origin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a;script-src/{z}/{x}/{y}.png", "https://t{s}.example/{z}/{x}/{y}.png"})
    void whatCannotStandInAPolicyIsRefused(String url) {
        MapSettings map = new MapSettings(url, "© me", 19, 0, 0);

        assertThatIllegalArgumentException()
                .isThrownBy(map::tileOrigin)
                .withMessageStartingWith("millrace.map.tile-url");
    }
}
