package io.millrace.api.suppressions;

import io.millrace.api.web.ParameterRule;
import io.millrace.api.web.Parameters;
import io.millrace.catalog.text.Sha256;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of members that a response has.
 *
 * @param fields the fields in their order
 * @param hashed the platform for whose rule addresses are written before they are hashed with SHA-256; null for plain
 *     addresses
 */
record MemberView(List<Field> fields, @Nullable Platform hashed) {
    MemberView {
        fields = List.copyOf(fields);
    }

    /**
     * Reads the parameters {@code fields}, {@code hash} and {@code platform}; null for one that isn't given.
     *
     * @throws io.millrace.api.web.Failure of kind {@code INVALID_PARAMETER} if one breaks its rule
     */
    static MemberView parse(@Nullable String fields, @Nullable String hash, @Nullable String platform) {
        if (hash != null && !hash.equals("sha256")) {
            throw Parameters.invalid("hash", ParameterRule.ENUM, "must be sha256", hash);
        }
        if (hash == null && platform != null) {
            throw Parameters.invalid(
                    "platform", ParameterRule.COMBINATION, "is for hash=sha256, which isn't given", platform);
        }
        return new MemberView(Field.parse(fields), hash == null ? null : Platform.parse(platform));
    }

    /**
     * Returns whether a member is told by the address and without the id, so that one without an address can't be told.
     */
    boolean isByAddress() {
        return fields.contains(Field.EMAIL) && !fields.contains(Field.CUSTOMER_ID);
    }

    /** Returns a field as text; null if the member has no value. */
    @Nullable
    String value(Member member, Field field) {
        return switch (field) {
            case CUSTOMER_ID -> member.customerId();
            case EMAIL -> address(member.email());
            case REASON -> member.reason();
            case SINCE -> member.since().toString();
            case UNTIL -> member.until() == null ? null : member.until().toString();
        };
    }

    private @Nullable String address(@Nullable String email) {
        return email == null || hashed == null ? email : Sha256.hex(hashed.written(email));
    }

    Map<String, @Nullable String> values(Member member) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        fields.forEach(field -> values.put(field.text(), value(member, field)));
        return values;
    }
}
