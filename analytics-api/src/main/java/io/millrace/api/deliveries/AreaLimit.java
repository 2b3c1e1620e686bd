package io.millrace.api.deliveries;

import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import java.util.Locale;

/** What is asked of an area because of what it takes to look into it. {@code docs/deliveries.md} has a line for each. */
enum AreaLimit {
    TOO_LARGE,
    TOO_CROWDED;

    /**
     * The failure for an area that is beyond the limit.
     *
     * @param what the area, or the parameter that says how large it is
     * @param why the limit, and what to do
     */
    Failure exceeded(String what, String why) {
        String slug = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Failure(FailureKind.INVALID_AREA, "%s: %s %s".formatted(slug, what, why));
    }
}
