package io.millrace.processor.orders;

import io.millrace.processor.records.StoredEvent;
import io.millrace.processor.records.UnreadableException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order enters a status: a record of {@code order_statuses}, or the first status that the order itself has. */
record StatusEntered(String id, OrderStatus status, Instant at, @Nullable Long receivedAt, @Nullable String requestId)
        implements OrderEvent {

    static StatusEntered read(StoredEvent event) throws UnreadableException {
        return read(event, "updatedAt");
    }

    static StatusEntered read(StoredEvent event, String timeField) throws UnreadableException {
        return new StatusEntered(
                event.text("id"),
                event.constant("status", OrderStatus.class),
                event.instant(timeField),
                event.receivedAt(),
                event.requestId());
    }

    boolean isNewerThan(@Nullable StatusEntered other) {
        if (other == null) {
            return true;
        }
        int byTime = at.compareTo(other.at);
        return byTime > 0 || (byTime == 0 && status.compareTo(other.status) > 0);
    }
}
