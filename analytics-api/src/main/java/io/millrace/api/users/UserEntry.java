package io.millrace.api.users;

import org.jspecify.annotations.Nullable;

/** A customer in a list. Null: what isn't known. */
record UserEntry(
        String id,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String residence) {}
