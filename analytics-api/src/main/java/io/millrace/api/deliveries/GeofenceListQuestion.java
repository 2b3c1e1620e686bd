package io.millrace.api.deliveries;

import org.jspecify.annotations.Nullable;

/**
 * Which saved areas are asked for.
 *
 * @param version of all of them: a question about others has another answer
 * @param name the one; null for all
 */
record GeofenceListQuestion(long version, @Nullable String name) {}
