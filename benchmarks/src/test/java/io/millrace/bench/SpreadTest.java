package io.millrace.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void theMedianStandsBetweenTheLeastAndTheGreatest() {
        assertThat(Spread.of(DoubleStream.of(3, 1, 2))).hasToString("2.0 (1.0–3.0)");
        assertThat(Spread.of(DoubleStream.of(40_000, 10_000, 30_000, 20_000))).hasToString("25,000 (10,000–40,000)");
    }

    @Test
    void whatCannotBeMeasuredIsADash() {
        assertThat(Spread.of(DoubleStream.of(Double.NaN, Double.NaN))).hasToString("–");
    }

    @Test
    void noMeasurementIsNoResult() {
        assertThatThrownBy(() -> Spread.of(DoubleStream.empty())).hasMessage("nothing was measured");
    }
}
