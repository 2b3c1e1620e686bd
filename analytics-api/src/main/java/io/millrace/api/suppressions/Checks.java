package io.millrace.api.suppressions;

import io.millrace.api.suppressions.AddressCheck.Verdicts;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;

/** Runs look-ups of few addresses and of many in separate queues, so that large ones don't delay small ones. */
@Singleton
final class Checks {
    /** The most addresses of a small look-up; it takes hardly longer than that of one address. */
    private static final int FEW = 100;

    private static final int MOST_TOGETHER = 1_000;

    private final CheckQueue few;
    private final CheckQueue many;

    Checks(AddressCheck check, CheckSettings settings) {
        this.few = new CheckQueue(check::check, settings.maxConcurrent(), MOST_TOGETHER, settings.queueTimeout());
        this.many = new CheckQueue(check::check, settings.maxConcurrent(), 1, settings.queueTimeout());
    }

    CompletionStage<Verdicts> check(CheckRequest request) {
        return (request.emails().size() <= FEW ? few : many).ask(request);
    }
}
