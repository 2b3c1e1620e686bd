package io.millrace.api.orders;

import io.millrace.api.web.TimeAndId;
import org.jspecify.annotations.Nullable;

/** Which orders are stuck: in what status, for longer than how many ms, behind which place of the list. */
record StuckQuestion(OrderStatus status, long longerThanMs, @Nullable TimeAndId after, int limit) {}
