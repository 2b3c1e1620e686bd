package io.millrace.api.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.api.areas.Position;
import io.millrace.api.deliveries.EtaEstimator.Basis;
import io.millrace.api.deliveries.EtaEstimator.Eta;
import io.millrace.areas.GeoPoint;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hand-computed: a degree of a great circle is 6,371,008.8 m × π / 180 = 111,195.08 m. */
class EtaEstimatorTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final EtaEstimator ETAS = new EtaEstimator(25 / 3.6);

    /** 0.0001° a second are 11.119508 m/s; 0.01° are 1,111.9508 m, 100 s at that speed. */
    @Test
    void aCourierArrivesWhenTheWayThatIsLeftIsRiddenAtHisSpeed() {
        List<Position> track = List.of(at(0, 0), at(1, 0.0001), at(2, 0.0002), at(3, 0.0003));
        Double speed = EtaEstimator.speedMps(track);

        Eta eta = ETAS.estimate(track.get(3), 1_111.9508, speed, NOON.plusSeconds(5));

        assertThat(speed).isCloseTo(11.119508, within(1e-6));
        assertThat(eta.basis()).isEqualTo(Basis.MEASURED_SPEED);
        assertThat(eta.at()).isEqualTo(NOON.plusSeconds(103));
        assertThat(eta.seconds()).isEqualTo(98);
    }

    /** A detour counts with its length: 0.0001° north and as much east, along the equator, in two seconds. */
    @Test
    void aSpeedIsThatOfTheWayRiddenAndNotOfTheStraightLine() {
        Position there = new Position("1", NOON.plusSeconds(2).toEpochMilli(), new GeoPoint(0.0001, 0.0001));

        assertThat(EtaEstimator.speedMps(List.of(at(0, 0), at(1, 0.0001), there)))
                .isCloseTo(11.1195, within(1e-3));
    }

    @Test
    void onlyTheLastMinuteSaysHowFastHeIs() {
        List<Position> track = List.of(at(0, 0), at(10, 1), at(100, 1), at(130, 1.0003), at(160, 1.0006));

        assertThat(EtaEstimator.speedMps(track)).isCloseTo(0.0006 * 111_195.08 / 60, within(1e-3));
    }

    /** 25 km/h are 6.9444 m/s: 694.44 m take 100 s. */
    @Test
    void oneWhoStandsIsTakenToGoOnAtTheAssumedSpeed() {
        List<Position> track = List.of(at(0, 0), at(30, 0));

        Eta eta = ETAS.estimate(track.get(1), 694.4444, EtaEstimator.speedMps(track), NOON.plusSeconds(30));

        assertThat(eta.basis()).isEqualTo(Basis.ASSUMED_SPEED);
        assertThat(eta.at()).isEqualTo(NOON.plusSeconds(130));
        assertThat(eta.seconds()).isEqualTo(100);
    }

    @Test
    void ofOneSeenOnceThereIsNoSpeed() {
        assertThat(EtaEstimator.speedMps(List.of(at(0, 0)))).isNull();
        assertThat(EtaEstimator.speedMps(List.of())).isNull();
        assertThat(ETAS.estimate(at(0, 0), 694.4444, null, NOON).basis()).isEqualTo(Basis.ASSUMED_SPEED);
    }

    @Test
    void aTimeThatHasPassedIsNoSecondAway() {
        assertThat(ETAS.estimate(at(0, 0), 10, 10.0, NOON.plusSeconds(60)).seconds())
                .isZero();
    }

    @Test
    void whatIsDeliveredHasArrived() {
        assertThat(EtaEstimator.delivered(at(7, 0))).isEqualTo(new Eta(NOON.plusSeconds(7), 0, Basis.DELIVERED, null));
    }

    private static Position at(int seconds, double latitudeDeg) {
        return new Position("1", NOON.plusSeconds(seconds).toEpochMilli(), new GeoPoint(latitudeDeg, 0));
    }
}
