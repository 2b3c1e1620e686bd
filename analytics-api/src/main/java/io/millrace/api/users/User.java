package io.millrace.api.users;

import org.jspecify.annotations.Nullable;

/** A customer, as the shop's database has them now. Null: what isn't known. */
record User(
        String id,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String residence,
        @Nullable Double lat,
        @Nullable Double lon) {}
