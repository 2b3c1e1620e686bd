package io.millrace.api.users;

import io.millrace.api.pinot.Query;
import org.jspecify.annotations.Nullable;

/** One customer. */
record UserById(String id, long from, long until) implements Query<UserById.Row> {
    record Row(
            String id,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String residence,
            @Nullable Double lat,
            @Nullable Double lon) {}

    @Override
    public Class<Row> row() {
        return Row.class;
    }
}
