package io.millrace.api.orders;

import io.millrace.api.web.TimeAndId;
import org.jspecify.annotations.Nullable;

/** Whose orders are asked for, behind which place of the list, and how many. */
record UserOrdersQuestion(String userId, @Nullable TimeAndId after, int limit) {}
