package io.millrace.api.orders;

/** How long orders have been in their status. */
record StatusesQuestion() {}
