package io.millrace.api.orders;

/** Which order is asked for. */
record OrderQuestion(String id) {}
