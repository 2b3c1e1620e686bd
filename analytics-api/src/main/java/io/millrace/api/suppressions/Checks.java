package io.millrace.api.suppressions;

import io.millrace.api.suppressions.AddressCheck.Verdicts;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;

/** Answers checks of few addresses and those of many in queues of their own, so that none of many keeps those of few. */
@Singleton
final class Checks {
    /** So many take hardly longer than one. */
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
