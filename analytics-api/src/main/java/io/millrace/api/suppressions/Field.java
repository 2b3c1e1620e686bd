package io.millrace.api.suppressions;

import io.millrace.api.web.ParameterRule;
import io.millrace.api.web.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a member, in their default order. */
enum Field {
    CUSTOMER_ID("customerId"),
    EMAIL("email"),
    REASON("reason"),
    SINCE("since"),
    UNTIL("until");

    private final String text;

    Field(String text) {
        this.text = text;
    }

    /** Returns the name in requests and responses. */
    String text() {
        return text;
    }

    /**
     * Reads the parameter {@code fields}.
     *
     * @param value names separated by commas; null for all fields
     * @throws io.millrace.api.web.Failure of kind {@code INVALID_PARAMETER} if a name is unknown or given twice
     */
    static List<Field> parse(@Nullable String value) {
        if (value == null) {
            return List.of(values());
        }
        List<Field> fields = new ArrayList<>();
        for (String name : value.split(",", -1)) {
            Field field = Arrays.stream(values())
                    .filter(known -> known.text.equals(name))
                    .findFirst()
                    .orElseThrow(() -> Parameters.invalid(
                            "fields",
                            ParameterRule.ENUM,
                            "must be some of customerId,email,reason,since,until, each once, with commas between",
                            value));
            if (fields.contains(field)) {
                throw Parameters.invalid("fields", ParameterRule.ONCE, "must name each field once", value);
            }
            fields.add(field);
        }
        return fields;
    }
}
