package io.millrace.api.suppressions;

import io.millrace.api.web.Parameters;
import io.millrace.catalog.LowerCased;
import io.millrace.catalog.Sha256;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants to see of a member.
 *
 * @param hashed whether addresses are told as the SHA-256 of them without white space around and in lower case, as ad
 *     platforms want
 */
record MemberView(List<Field> fields, boolean hashed) {
    MemberView {
        fields = List.copyOf(fields);
    }

    static MemberView parse(@Nullable String fields, @Nullable String hash) {
        if (hash != null && !hash.equals("sha256")) {
            throw Parameters.bad("hash", "must be sha256", hash);
        }
        return new MemberView(Field.parse(fields), hash != null);
    }

    /** A field as text; null where the member has none. */
    @Nullable
    String value(Member member, Field field) {
        return switch (field) {
            case CUSTOMER_ID -> member.customerId();
            case EMAIL -> hashed ? Sha256.hex(LowerCased.of(member.email())) : member.email();
            case REASON -> member.reason();
            case SINCE -> member.since().toString();
            case UNTIL -> member.until() == null ? null : member.until().toString();
        };
    }

    Map<String, @Nullable String> values(Member member) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        fields.forEach(field -> values.put(field.text(), value(member, field)));
        return values;
    }
}
