package io.millrace.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.api.freshness.TableBehindException;
import io.millrace.api.kafka.NotAcknowledgedException;
import io.millrace.api.pinot.PinotUnavailableException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of(new PinotUnavailableException("No answer."), FailureKind.PINOT_UNAVAILABLE, "No answer."),
                Arguments.of(new TableBehindException("It is behind."), FailureKind.CATCHING_UP, "It is behind."),
                Arguments.of(
                        new NotAcknowledgedException(),
                        FailureKind.KAFKA_UNAVAILABLE,
                        "Not every event was acknowledged in time; send all again with the same X-Request-Id."),
                Arguments.of(new Failure(FailureKind.BUSY, "Later."), FailureKind.BUSY, "Later."));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void anExceptionAndOneThatItCausedAreTheSameFailure(RuntimeException thrown, FailureKind kind, String detail) {
        for (RuntimeException one : new RuntimeException[] {thrown, new CompletionException(thrown)}) {
            Failure failure = Failures.of(one).orElseThrow();

            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.detail()).isEqualTo(detail);
        }
    }

    @Test
    void aDefectIsNoFailureThatACallerIsToldOf() {
        assertThat(Failures.of(new IllegalStateException("defect"))).isEmpty();
    }
}
