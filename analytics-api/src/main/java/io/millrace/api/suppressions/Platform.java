package io.millrace.api.suppressions;

import io.millrace.api.web.ParameterRule;
import io.millrace.api.web.Parameters;
import io.millrace.catalog.text.LowerCased;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whose rule says how an address is written before it is hashed: all want it without white space around it and in lower
 * case. Google's (<a href="https://developers.google.com/google-ads/api/docs/conversions/upload-online">normalize and
 * hash user-provided data</a>) takes the dots before the {@code @} off addresses at gmail.com and googlemail.com, too.
 */
enum Platform {
    GOOGLE,
    META,
    TIKTOK;

    /** The platform of that name; without one, the rule that all of them have in common. */
    static Platform parse(@Nullable String name) {
        if (name == null) {
            return META;
        }
        return Arrays.stream(values())
                .filter(platform -> platform.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() ->
                        Parameters.invalid("platform", ParameterRule.ENUM, "must be google, meta or tiktok", name));
    }

    /** An address as this platform hashes it. */
    String written(String email) {
        String address = LowerCased.of(email);
        int at = address.lastIndexOf('@');
        boolean dotsDontCount =
                this == GOOGLE && (address.endsWith("@gmail.com") || address.endsWith("@googlemail.com"));
        return dotsDontCount ? address.substring(0, at).replace(".", "") + address.substring(at) : address;
    }
}
