package io.millrace.api.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.api.capacity.Capacity.Item;
import io.millrace.api.capacity.Capacity.State;
import io.millrace.api.pinot.ServerMetrics;
import io.millrace.api.pinot.ServerMetrics.Disk;
import io.millrace.api.pinot.ServerMetrics.Heap;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchedServerTest {
    private static final long MIB = 1 << 20;
    private static final double STARTED = 1_000;

    private final WatchedServer server = new WatchedServer(URI.create("http://pinot-1:8008/metrics"));
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void whatHasNeverBeenReadIsNotKnown() {
        server.notRead("its metrics can't be read (ConnectException)");

        assertThat(only().state()).isEqualTo(State.UNKNOWN);
        assertThat(only().message()).contains("pinot-1:8008", "ConnectException");
        assertThat(server.fullInSeconds()).isNaN();
    }

    @Test
    void aHeapThatFillsIsToldAnHourBeforeWithWhatToDo() {
        grow(30, 400, 1);
        assertThat(only().state()).as("500 MiB at 2 a minute are 4 hours").isEqualTo(State.OK);

        grow(60, 650, 2);

        assertThat(only().state()).isEqualTo(State.FILLING);
        assertThat(only().resource()).isEqualTo(Capacity.Resource.HEAP);
        assertThat(only().message())
                .matches("The heap of the Pinot server pinot-1:8008 will be full in about \\d+"
                        + " minutes: \\d+ of 1,000 MiB are in use\\.");
        assertThat(only().advice()).contains("--retention", "docs/operations.md");
        assertThat(server.fullInSeconds()).isBetween(0.0, 3_600.0);
    }

    @Test
    void aFullHeapIsToldAtOnce() {
        grow(1, 900, 0);

        assertThat(only().state()).isEqualTo(State.FULL);
        assertThat(only().message()).contains("is full: 900 of 1,000 MiB");
        assertThat(server.fullInSeconds()).isZero();
    }

    @Test
    void aWarningStaysWhileTheServerDoesNotAnswer() {
        grow(1, 900, 0);
        server.notRead("its metrics can't be read (ReadTimeoutException)");

        assertThat(only().state()).isEqualTo(State.FULL);
        assertThat(server.fullInSeconds()).isZero();
    }

    @Test
    void whatWasWellIsNotKnownWhileTheServerDoesNotAnswer() {
        grow(30, 400, 0);
        assertThat(server.fullInSeconds()).isEqualTo(Double.POSITIVE_INFINITY);

        server.notRead("its metrics can't be read (ReadTimeoutException)");

        assertThat(only().state()).isEqualTo(State.UNKNOWN);
        assertThat(server.fullInSeconds()).isNaN();
    }

    @Test
    void aWarningEndsTenMinutesAfterItsReason() {
        grow(1, 900, 0);
        grow(18, 400, 0);
        assertThat(only().state()).isEqualTo(State.FULL);

        grow(10, 400, 0);

        assertThat(only().state()).isEqualTo(State.OK);
        assertThat(only().advice()).isNull();
    }

    @Test
    void aServerThatHasStartedAgainIsWatchedAnew() {
        grow(60, 650, 2);
        assertThat(only().state()).isEqualTo(State.FILLING);
        now = now.plusSeconds(30);
        server.read(now, new ServerMetrics(STARTED + 1, heap(100), List.of()));

        assertThat(only().state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void aHeapThatHasNotBeenCollectedIsNotKnown() {
        server.read(now, new ServerMetrics(STARTED, heap(0), List.of()));

        assertThat(only().state()).isEqualTo(State.UNKNOWN);
        assertThat(server.fullInSeconds()).isNaN();
    }

    @Test
    void aHeapThatIsNotSaidAnyMoreIsNotKnownAlthoughADiskIs() {
        Disk disk = new Disk("/data", 50 * MIB, 100 * MIB);
        for (int poll = 0; poll < 30; poll++) {
            now = now.plusSeconds(30);
            server.read(now, new ServerMetrics(STARTED, poll < 29 ? heap(400) : null, List.of(disk)));
        }

        assertThat(server.items()).extracting(Item::state).containsExactly(State.UNKNOWN, State.OK);
        assertThat(server.fullInSeconds()).isNaN();
    }

    @Test
    void aFullDiskIsToldWithItsMount() {
        server.read(now, new ServerMetrics(null, null, List.of(new Disk("/data", 5 * MIB, 100 * MIB))));

        assertThat(only().state()).isEqualTo(State.FULL);
        assertThat(only().message()).contains("/data", "95 of 100 MiB");
    }

    /** So many polls, from that many MiB on, with so many more at each. */
    private void grow(int polls, long fromMiB, long stepMiB) {
        for (int poll = 0; poll < polls; poll++) {
            now = now.plusSeconds(30);
            server.read(now, new ServerMetrics(STARTED, heap(fromMiB + poll * stepMiB), List.of()));
        }
    }

    private static Heap heap(long collectedMiB) {
        return new Heap(collectedMiB * MIB, 1_000 * MIB, null);
    }

    private Item only() {
        assertThat(server.items()).hasSize(1);
        return server.items().get(0);
    }
}
