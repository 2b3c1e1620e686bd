package io.millrace.api.users;

import io.millrace.api.pinot.Query;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One customer. */
record UserById(String id, long from, long until) implements Query<UserById.Row> {
    record Row(
            String id,
            String firstName,
            String lastName,
            String email,
            @Nullable String residence,
            @Nullable BigDecimal lat,
            @Nullable BigDecimal lon) {}

    @Override
    public Class<Row> row() {
        return Row.class;
    }
}
