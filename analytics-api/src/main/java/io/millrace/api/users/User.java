package io.millrace.api.users;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A customer, as the shop's database has them now. Absent: what isn't known. */
record User(
        String id,
        String firstName,
        String lastName,
        String email,
        @Nullable String residence,
        @Nullable BigDecimal lat,
        @Nullable BigDecimal lon) {}
