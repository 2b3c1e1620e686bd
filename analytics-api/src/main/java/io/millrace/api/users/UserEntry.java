package io.millrace.api.users;

import org.jspecify.annotations.Nullable;

/** A customer in a list. */
record UserEntry(String id, String firstName, String lastName, String email, @Nullable String residence) {}
