package io.millrace.api.users;

/** Which customer is asked for. */
record UserQuestion(String id) {}
