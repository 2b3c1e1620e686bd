package io.millrace.api.kafka;

import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;

/** What the caller of a post is told that Kafka has not, or not in time, acknowledged whole. */
public final class NotAcknowledged {
    private NotAcknowledged() {}

    public static Failure failure() {
        return new Failure(
                FailureKind.KAFKA_UNAVAILABLE,
                "Not every event was acknowledged in time; send all again with the same X-Request-Id.");
    }
}
