package io.millrace.api.streams;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * The limits of ingest, under {@code millrace.ingest}.
 *
 * @param maxEventBytes how large one event may be
 * @param maxBatchBytes how large a body may be, as sent and again when decompressed
 * @param maxBatchEvents how many events a body may hold
 * @param inFlightBytes how much all requests together may hold; beyond it callers are asked to come back
 * @param answerWithin how long after its body has come in a request is answered, whatever Kafka does
 * @param workers how many threads read and check events
 */
@ConfigurationProperties("millrace.ingest")
record IngestSettings(
        @Bindable(defaultValue = "1048576") int maxEventBytes,
        @Bindable(defaultValue = "10485760") int maxBatchBytes,
        @Bindable(defaultValue = "100000") int maxBatchEvents,
        @Bindable(defaultValue = "67108864") long inFlightBytes,
        @Bindable(defaultValue = "4500ms") Duration answerWithin,
        @Bindable(defaultValue = "4") int workers) {

    IngestSettings {
        require("max-event-bytes", maxEventBytes, 1, 16 << 20);
        require("max-batch-bytes", maxBatchBytes, maxEventBytes, 16 << 20);
        require("max-batch-events", maxBatchEvents, 1, 1_000_000);
        require("in-flight-bytes", inFlightBytes, maxBatchBytes, 4L << 30);
        require("answer-within", answerWithin.toMillis(), 100, 60_000);
        require("workers", workers, 1, 256);
    }

    private static void require(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "millrace.ingest.%s: must be from %d to %d, was %d".formatted(name, least, most, value));
        }
    }
}
