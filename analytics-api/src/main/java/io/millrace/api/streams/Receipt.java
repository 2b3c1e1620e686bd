package io.millrace.api.streams;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.millrace.api.web.BrokenRule;
import java.util.List;

/**
 * The result of a request with events.
 *
 * @param accepted the number of stored events
 * @param refused the number of refused events, which are kept as failed events unless an error says otherwise
 * @param errors the errors, up to {@link Batch#MAX_ERRORS}
 * @param moreRefused the number of refused events whose errors aren't all listed; the failed events of this request
 *     have them
 */
record Receipt(
        String requestId,
        int accepted,
        int refused,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<BrokenRule> errors,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int moreRefused) {}
