package io.millrace.api.web;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a query came to.
 *
 * @param body what is written as JSON
 * @param asOf when the question was put
 * @param freshness every event acknowledged until {@code asOf} minus this is in the answer; null where it isn't known
 */
public record Answer<T>(T body, Instant asOf, @Nullable Duration freshness) {}
