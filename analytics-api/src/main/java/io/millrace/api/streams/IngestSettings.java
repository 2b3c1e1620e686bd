package io.millrace.api.streams;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.millrace.service.SettingsCheck;
import java.time.Duration;

/**
 * The limits of ingest, under {@code millrace.ingest}.
 *
 * @param maxEventBytes the greatest size of an event
 * @param maxBatchBytes the greatest size of a body, both as sent and decompressed
 * @param maxBatchEvents the greatest number of events in a body
 * @param inFlightBytes the greatest memory of all requests together, for bodies and records; above it requests get 503
 * @param bodyTimeout the time for a body to arrive after its header
 * @param answerTimeout the time from the body's arrival to the response, whatever Kafka does
 * @param workers the number of threads that check events
 */
@ConfigurationProperties("millrace.ingest")
record IngestSettings(
        @Bindable(defaultValue = "1048576") int maxEventBytes,
        @Bindable(defaultValue = "10485760") int maxBatchBytes,
        @Bindable(defaultValue = "100000") int maxBatchEvents,
        @Bindable(defaultValue = "67108864") long inFlightBytes,
        @Bindable(defaultValue = "30s") Duration bodyTimeout,
        @Bindable(defaultValue = "4500ms") Duration answerTimeout,
        @Bindable(defaultValue = "4") int workers) {

    /** A refused body may be stored in base 64, and Pinot 1.x reads no text of more than 20,000,000 characters. */
    private static final int MOST_BYTES = 14 << 20;

    IngestSettings {
        SettingsCheck check = new SettingsCheck("millrace.ingest");
        check.within("max-event-bytes", maxEventBytes, 1, MOST_BYTES);
        check.within("max-batch-bytes", maxBatchBytes, maxEventBytes, MOST_BYTES);
        check.within("max-batch-events", maxBatchEvents, 1, 1_000_000);
        check.within("in-flight-bytes", inFlightBytes, 4L * maxBatchBytes, 4L << 30);
        check.within("body-timeout", bodyTimeout, Duration.ofMillis(100), Duration.ofMinutes(10));
        check.within("answer-timeout", answerTimeout, Duration.ofMillis(100), Duration.ofMinutes(1));
        check.within("workers", workers, 1, 256);
    }
}
