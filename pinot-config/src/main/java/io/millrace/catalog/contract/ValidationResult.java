package io.millrace.catalog.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The result of the check of one event. */
public sealed interface ValidationResult {

    /**
     * The event is valid.
     *
     * @param event the record to write: the event with {@code ts} (epoch ms) and the derived values, identifiers as
     *     text, the time field in UTC. The caller may change it
     * @param key the Kafka message key
     */
    record Accepted(ObjectNode event, String key) implements ValidationResult {}

    /**
     * The event is invalid.
     *
     * @param malformed whether it is not JSON in UTF-8; otherwise it is JSON that violates the contract
     * @param violations at least one and at most {@link EventContract#MAX_VIOLATIONS}
     */
    record Refused(boolean malformed, List<Violation> violations) implements ValidationResult {

        public Refused {
            if (violations.isEmpty()) {
                throw new IllegalArgumentException("a refusal must name at least one violation");
            }
            violations = List.copyOf(violations);
        }
    }
}
