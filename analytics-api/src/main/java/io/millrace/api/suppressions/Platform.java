package io.millrace.api.suppressions;

import io.millrace.api.web.ParameterRule;
import io.millrace.api.web.Parameters;
import io.millrace.catalog.text.LowerCased;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The advertising platforms whose rules say how to write an address before it is hashed. All want lower case without
 * white space around. Google also wants the dots before the {@code @} removed from addresses at gmail.com and
 * googlemail.com (<a href="https://developers.google.com/google-ads/api/docs/conversions/upload-online">normalize and
 * hash user-provided data</a>).
 */
enum Platform {
    GOOGLE,
    META,
    TIKTOK;

    /**
     * Reads the parameter {@code platform}.
     *
     * @param name null for the rule that all platforms share
     * @throws io.millrace.api.web.Failure of kind {@code INVALID_PARAMETER} if there is no such platform
     */
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

    /** Returns an address in the form that this platform hashes. */
    String written(String email) {
        String address = LowerCased.of(email);
        int at = address.lastIndexOf('@');
        boolean dotsDontCount =
                this == GOOGLE && (address.endsWith("@gmail.com") || address.endsWith("@googlemail.com"));
        return dotsDontCount ? address.substring(0, at).replace(".", "") + address.substring(at) : address;
    }
}
