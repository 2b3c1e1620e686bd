package io.millrace.api.streams;

/** Where an item stands in the body: {@code length} bytes from {@code offset}. */
record Slice(int offset, int length) {}
