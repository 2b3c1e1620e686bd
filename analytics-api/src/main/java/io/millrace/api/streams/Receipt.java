package io.millrace.api.streams;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.millrace.api.web.ItemError;
import java.util.List;

/**
 * What became of a request's events.
 *
 * @param accepted how many are stored
 * @param refused how many are not, and are kept with the failed ones
 * @param errors why, for each that was refused
 */
record Receipt(
        String requestId,
        int accepted,
        int refused,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ItemError> errors) {}
