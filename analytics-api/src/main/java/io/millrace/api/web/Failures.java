package io.millrace.api.web;

import io.millrace.api.freshness.TableBehindException;
import io.millrace.api.freshness.TableIncompleteException;
import io.millrace.api.kafka.NotAcknowledgedException;
import io.millrace.api.pinot.PinotUnavailableException;
import io.millrace.api.query.BeyondRetentionException;
import io.millrace.service.CompletionCause;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** What a caller is told of the exceptions of packages that know nothing of HTTP. */
public final class Failures {
    private Failures() {}

    /** The failure that an exception, or the cause of a {@link CompletionException}, is to a caller; empty for a defect. */
    public static Optional<Failure> of(Throwable thrown) {
        Throwable cause = CompletionCause.of(thrown);
        if (cause instanceof Failure failure) {
            return Optional.of(failure);
        }
        if (cause instanceof PinotUnavailableException) {
            return failure(FailureKind.PINOT_UNAVAILABLE, cause);
        }
        if (cause instanceof BeyondRetentionException) {
            return failure(FailureKind.BEYOND_RETENTION, cause);
        }
        if (cause instanceof TableBehindException) {
            return failure(FailureKind.CATCHING_UP, cause);
        }
        if (cause instanceof TableIncompleteException) {
            return failure(FailureKind.TABLE_INCOMPLETE, cause);
        }
        if (cause instanceof NotAcknowledgedException) {
            return Optional.of(new Failure(
                    FailureKind.KAFKA_UNAVAILABLE,
                    "Not every event was acknowledged in time; send all again with the same X-Request-Id."));
        }
        return Optional.empty();
    }

    private static Optional<Failure> failure(FailureKind kind, Throwable cause) {
        return Optional.of(new Failure(kind, String.valueOf(cause.getMessage())));
    }
}
