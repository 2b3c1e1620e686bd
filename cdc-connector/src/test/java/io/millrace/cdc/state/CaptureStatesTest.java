package io.millrace.cdc.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.cdc.settings.CdcSettings;
import io.millrace.cdc.settings.SourceKind;
import io.millrace.cdc.state.CaptureStatus.Phase;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CaptureStatesTest {

    private final CaptureStatus status = new CaptureStatus();
    private final FakeMetrics metrics = new FakeMetrics();
    private final CaptureStates states = new CaptureStates(settings(), status, metrics);

    @Test
    void readingDoesNotChangeTheState() {
        status.become(Phase.RUNNING);
        metrics.connected = true;
        assertThat(states.current()).isInstanceOf(CaptureState.Streaming.class);

        metrics.connected = false;

        assertThat(states.current()).isEqualTo(new CaptureState.Starting(Map.of()));
    }

    @Test
    void aConnectionThatWasNotedAndIsLostIsDisconnected() {
        status.become(Phase.RUNNING);
        metrics.connected = true;
        states.noteConnection();

        metrics.connected = false;

        assertThat(states.report().state()).isEqualTo("disconnected");
        assertThat(states.current().databaseInOrder()).isFalse();
    }

    @Test
    void aNewRunIsStartingUntilItIsConnected() {
        status.become(Phase.RUNNING);
        metrics.connected = true;
        states.noteConnection();
        metrics.connected = false;

        status.become(Phase.RUNNING);

        assertThat(states.report().state()).isEqualTo("starting");
    }

    @Test
    void aConnectionOfAnEarlierPhaseIsNotNoted() {
        status.become(Phase.RUNNING);
        CaptureStatus.Status seen = status.current();
        status.become(Phase.RUNNING);

        status.connected(seen);

        assertThat(status.current().wasConnected()).isFalse();
    }

    @Test
    void aSnapshotTellsHowFarItIs() {
        status.become(Phase.RUNNING);
        metrics.snapshotting = true;

        assertThat(states.report().snapshot()).isEqualTo(new SnapshotProgress(2, 1, Map.of("pizzashop.users", 7L)));
        assertThat(states.current().captures()).isTrue();
        assertThat(states.current().ready()).isTrue();
    }

    @Test
    void theLagIsAbsentBeforeTheFirstChange() {
        status.become(Phase.RUNNING);
        metrics.connected = true;
        assertThat(states.report().lagMs()).isNull();

        metrics.lagMs = 5;

        assertThat(states.report().lagMs()).isEqualTo(5);
    }

    @Test
    void aTableThatLacksAColumnIsNamedAndNotReady() {
        status.become(Phase.RUNNING);
        metrics.connected = true;
        status.missingColumns("pizzashop.users", Set.of("first_name"));

        assertThat(states.current().ready()).isFalse();
        assertThat(states.report().missingColumns())
                .containsExactly(Map.entry("pizzashop.users", Set.of("first_name")));

        status.missingColumns("pizzashop.users", Set.of());

        assertThat(states.current().ready()).isTrue();
        assertThat(states.report().missingColumns()).isNull();
    }

    @Test
    void aCopyThatWaitsIsReadyAndCapturesNothing() {
        status.become(Phase.WAITING);

        assertThat(states.current().ready()).isTrue();
        assertThat(states.current().captures()).isFalse();
    }

    @Test
    void aFailureTellsItsCause() {
        status.failed("Access denied");

        assertThat(states.report())
                .isEqualTo(new CaptureReport("failed", settings().toString(), "Access denied", null, null, null));
        assertThat(states.current().ready()).isFalse();
    }

    private static CdcSettings settings() {
        return new CdcSettings(
                SourceKind.MARIADB,
                "127.0.0.1",
                3306,
                "pizzashop",
                "debezium",
                "dbz",
                1,
                "mysql",
                "millrace-cdc",
                "127.0.0.1:9092",
                1,
                1,
                Map.of("users", "users"));
    }

    private static final class FakeMetrics implements EngineMetrics {
        private boolean connected;
        private boolean snapshotting;
        private long lagMs = -1;

        @Override
        public boolean connected() {
            return connected;
        }

        @Override
        public boolean snapshotting() {
            return snapshotting;
        }

        @Override
        public SnapshotProgress snapshot() {
            return new SnapshotProgress(2, 1, Map.of("pizzashop.users", 7L));
        }

        @Override
        public long lagMs() {
            return lagMs;
        }
    }
}
