package io.millrace.api.orders;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What sells best: over how long, until when (null: now), and how many. */
record PopularQuestion(Duration window, @Nullable Instant until, int limit) {}
