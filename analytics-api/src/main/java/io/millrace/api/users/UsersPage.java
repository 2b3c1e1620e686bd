package io.millrace.api.users;

import io.millrace.api.pinot.Query;
import org.jspecify.annotations.Nullable;

/** A page of customers. */
record UsersPage(String prefix, String afterId, long from, long until, int limit) implements Query<UsersPage.Row> {
    record Row(
            String id,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String residence) {}

    @Override
    public Class<Row> row() {
        return Row.class;
    }
}
