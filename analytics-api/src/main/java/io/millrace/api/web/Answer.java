package io.millrace.api.web;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question.
 *
 * @param body the object to write as JSON
 * @param asOf the time that the answer is for
 * @param freshness every event acknowledged until {@code asOf} minus this is in the answer; null if it is unknown
 */
public record Answer<T>(T body, Instant asOf, @Nullable Duration freshness) {}
