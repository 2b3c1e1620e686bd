package io.millrace.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthResult;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ProbeTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong nanoTime = new AtomicLong();

    @Test
    void whatADependencySaysIsGiven() {
        HealthResult health = look(probe(() -> CompletableFuture.completedFuture(Map.of("brokers", 3))));

        assertThat(health.getStatus()).isEqualTo(HealthStatus.UP);
        assertThat(health.getName()).isEqualTo("kafka");
        assertThat(health.getDetails()).isEqualTo(Map.of("brokers", 3));
    }

    @Test
    @Timeout(5)
    void oneThatHangsDoesNotHangTheProbe() {
        HealthResult health = look(probe(CompletableFuture::new));

        assertThat(health.getStatus()).isEqualTo(HealthStatus.DOWN);
        assertThat(health.getDetails()).isEqualTo(Map.of("error", "TimeoutException"));
    }

    @Test
    void whatWentWrongIsNamedByItsKindAlone() {
        HealthResult health = look(
                probe(() -> CompletableFuture.failedFuture(new IllegalStateException("user:secret@10.1.2.3 refused"))));

        assertThat(health.getStatus()).isEqualTo(HealthStatus.DOWN);
        assertThat(health.getDetails()).isEqualTo(Map.of("error", "IllegalStateException"));
    }

    @Test
    void oneThatCannotEvenBeAskedIsAway() {
        HealthResult health = look(probe(() -> {
            throw new IllegalArgumentException("no such host");
        }));

        assertThat(health.getDetails()).isEqualTo(Map.of("error", "IllegalArgumentException"));
    }

    @Test
    void allWhoLookWithinAMomentShareOneAnswer() {
        Probe probe = probe(() -> CompletableFuture.completedFuture(Map.of()));

        look(probe);
        nanoTime.addAndGet(Duration.ofMillis(1999).toNanos());
        look(probe);
        assertThat(asked).hasValue(1);

        nanoTime.addAndGet(Duration.ofMillis(2).toNanos());
        look(probe);
        assertThat(asked).hasValue(2);
    }

    @Test
    void degradedComesBetweenUpAndDown() {
        assertThat(Stream.of(HealthStatus.DOWN, Probe.DEGRADED, HealthStatus.UP).sorted())
                .containsExactly(HealthStatus.UP, Probe.DEGRADED, HealthStatus.DOWN);
    }

    private Probe probe(Supplier<CompletionStage<Map<String, Object>>> dependency) {
        return new Probe(
                "kafka",
                HealthStatus.DOWN,
                () -> {
                    asked.incrementAndGet();
                    return dependency.get();
                },
                nanoTime::get);
    }

    private static HealthResult look(Probe probe) {
        return probe.look().join();
    }
}
