package io.millrace.api.deliveries;

/** Whose way is asked for. */
record TrackQuestion(String id) {}
