package io.millrace.areas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Hand-computed: a degree of a great circle is 6,371,008.8 m × π / 180 = 111,195.08 m. */
class GeoPointTest {
    @Test
    void aDegreeIsADegreeOfAGreatCircle() {
        assertThat(new GeoPoint(0, 0).metresTo(new GeoPoint(1, 0))).isCloseTo(111_195.08, within(0.01));
        assertThat(new GeoPoint(0, 179.5).metresTo(new GeoPoint(0, -179.5))).isCloseTo(111_195.08, within(0.01));
        assertThat(new GeoPoint(60, 0).metresTo(new GeoPoint(60, 1))).isCloseTo(55_595.4, within(5.0));
        assertThat(new GeoPoint(90, 0).metresTo(new GeoPoint(-90, 0))).isCloseTo(180 * 111_195.08, within(1.0));
    }
}
