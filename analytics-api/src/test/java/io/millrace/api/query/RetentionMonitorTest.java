package io.millrace.api.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.api.pinot.PinotUnavailableException;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RetentionMonitorTest {
    private static final StreamName ORDERS = new StreamName("orders");

    private final Map<String, Optional<Duration>> configured = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> askedForSegments = new ArrayList<>();
    private boolean hasAll = true;
    private final RetentionMonitor monitor = new RetentionMonitor(
            StreamCatalog.load(),
            table -> {
                asked.add(table);
                return configured.containsKey(table)
                        ? CompletableFuture.completedFuture(configured.get(table))
                        : CompletableFuture.failedFuture(new PinotUnavailableException("There is no table."));
            },
            table -> {
                askedForSegments.add(table);
                return CompletableFuture.completedFuture(hasAll);
            });

    @Test
    void whatPinotHasNotSaidYetIsNotKnown() {
        monitor.askUnknown();

        assertThatThrownBy(() -> monitor.of(ORDERS)).isInstanceOf(PinotUnavailableException.class);
    }

    @Test
    void whatIsKnownIsAskedForAgainSinceItMayChange() {
        configured.put("orders", Optional.of(Duration.ofDays(400)));
        monitor.askUnknown();
        assertThat(monitor.of(ORDERS)).contains(Duration.ofDays(400));

        asked.clear();
        monitor.askUnknown();
        assertThat(asked).isNotEmpty().doesNotContain("orders");

        configured.put("orders", Optional.of(Duration.ofDays(2)));
        monitor.askAll();
        assertThat(monitor.of(ORDERS)).contains(Duration.ofDays(2));
    }

    @Test
    void whatIsKnownStaysKnownWhilePinotIsAway() {
        configured.put("orders", Optional.empty());
        monitor.askUnknown();
        configured.clear();

        monitor.askAll();

        assertThat(monitor.of(ORDERS)).isEmpty();
    }

    @Test
    void nothingIsDroppedAsLongAsAllSegmentsAreThere() {
        assertThat(monitor.hasDropped(ORDERS)).as("not known yet").isTrue();
        configured.put("orders", Optional.of(Duration.ofDays(2)));

        monitor.askUnknown();

        assertThat(monitor.hasDropped(ORDERS)).isFalse();
    }

    @Test
    void whatWasDroppedIsNotAskedForAgain() {
        configured.put("orders", Optional.of(Duration.ofDays(2)));
        monitor.askUnknown();
        hasAll = false;

        monitor.askAll();
        monitor.askAll();

        assertThat(monitor.hasDropped(ORDERS)).isTrue();
        assertThat(askedForSegments).containsExactly("orders", "orders");
    }
}
