package io.millrace.api.orders;

import io.millrace.api.pinot.PinotQueries;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** Looks up the newest status of some orders. */
@Singleton
final class NewestStatus {
    private final PinotQueries pinot;

    NewestStatus(PinotQueries pinot) {
        this.pinot = pinot;
    }

    /**
     * By order, its newest status in that time; an order without one is missing.
     *
     * @param ids at least one
     */
    CompletionStage<Map<String, String>> of(List<String> ids, Instant from, Instant until) {
        return pinot.run(new NewestStatuses(ids, from.toEpochMilli(), until.toEpochMilli()))
                .thenApply(rows ->
                        rows.stream().collect(Collectors.toMap(NewestStatuses.Row::id, NewestStatuses.Row::status)));
    }
}
