package io.millrace.api.orders;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What a series is asked: over how long, in buckets of what length, by whose clock, until when (null: now). */
record SeriesQuestion(Duration window, Duration bucket, ZoneId zone, @Nullable Instant until) {}
