package io.millrace.api.orders;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the overview is asked: over how long, and until when; null until is now. */
record OverviewQuestion(Duration window, @Nullable Instant until) {}
