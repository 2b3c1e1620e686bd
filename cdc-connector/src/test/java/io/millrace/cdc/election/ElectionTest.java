package io.millrace.cdc.election;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.millrace.cdc.state.CaptureStatus;
import io.millrace.cdc.state.CaptureStatus.Phase;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ElectionTest {

    /** A name that no resolver knows (RFC 6761). */
    private static final String UNKNOWN_HOST = "kafka.invalid:9092";

    private final ApplicationContext context = ApplicationContext.builder()
            .properties(Map.of("KAFKA_BOOTSTRAP_SERVERS", UNKNOWN_HOST, "micronaut.metrics.enabled", false))
            .singletons(new SimpleMeterRegistry())
            .start();
    private final CaptureStatus status = context.getBean(CaptureStatus.class);
    private final Election election = context.getBean(Election.class);

    @AfterEach
    void closeContext() {
        context.close();
    }

    @Test
    void anElectionThatFailsIsToldAndBegunAgainUntilItIsClosed() throws InterruptedException {
        Thread thread = new Thread(this::run);
        thread.start();

        awaitFailure();
        status.become(Phase.WAITING); // as a copy that was waiting when it failed
        awaitFailure();

        election.close();
        thread.join();
    }

    @Test
    void aKafkaThatNobodyKnowsAtTheStartIsToldAndTriedAgain() throws InterruptedException {
        CaptureService service = context.getBean(CaptureService.class);
        service.start();

        awaitFailure();
        status.become(Phase.STARTING);
        awaitFailure();

        service.close();
    }

    private void awaitFailure() {
        await().atMost(Duration.ofSeconds(20)).until(() -> status.phase() == Phase.FAILED);
        assertThat(status.cause()).contains("Kafka can't be used", "bootstrap");
    }

    private void run() {
        try {
            election.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
