package io.millrace.api.streams;

/** The place of an item in the body: {@code length} bytes from {@code offset}. */
record Slice(int offset, int length) {}
