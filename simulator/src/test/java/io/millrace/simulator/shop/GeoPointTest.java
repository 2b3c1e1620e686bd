package io.millrace.simulator.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GeoPointTest {

    @Test
    void aPointMovedNorthAndEastIsThatFarAway() {
        GeoPoint moved = Shop.LOCATION.movedBy(3_000, 4_000);

        assertThat(moved.latitudeDeg()).isGreaterThan(Shop.LOCATION.latitudeDeg());
        assertThat(moved.longitudeDeg()).isGreaterThan(Shop.LOCATION.longitudeDeg());
        assertThat(Shop.LOCATION.metresTo(moved)).isCloseTo(5_000, within(5.0));
    }

    @Test
    void aSwappedOrMissingCoordinateIsRefused() {
        assertThatThrownBy(() -> new GeoPoint(95, 12))
                .hasMessageContaining("latitude")
                .hasMessageContaining("95");
        assertThatThrownBy(() -> new GeoPoint(12, Double.NaN)).hasMessageContaining("longitude");
    }
}
