package io.millrace.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What an {@link EventContract} says of one event. */
public sealed interface Examination {

    /**
     * The event keeps to the contract.
     *
     * @param event the event to write: as sent, with {@code ts} (epoch ms) and what is derived added, identifiers as text and the time field
     *     in UTC. It belongs to the caller, who may add to it
     * @param key the Kafka message key
     */
    record Accepted(ObjectNode event, String key) implements Examination {}

    /**
     * The event doesn't.
     *
     * @param malformed whether it isn't even JSON in UTF-8; otherwise it is JSON that the contract rules out
     * @param violations why, at least one and at most {@link EventContract#MAX_VIOLATIONS}
     */
    record Refused(boolean malformed, List<Violation> violations) implements Examination {

        public Refused {
            if (violations.isEmpty()) {
                throw new IllegalArgumentException("a refusal must name at least one violation");
            }
            violations = List.copyOf(violations);
        }
    }
}
