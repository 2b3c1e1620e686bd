package io.millrace.api.orders;

/** How many of the newest orders are asked for. */
record LatestQuestion(int limit) {}
