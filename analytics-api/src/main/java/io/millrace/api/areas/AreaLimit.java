package io.millrace.api.areas;

import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import java.util.Locale;

/** The limits on areas whose processing would take too long. {@code docs/deliveries.md} lists them. */
public enum AreaLimit {
    TOO_LARGE,
    TOO_CROWDED;

    /**
     * Returns the failure for an area beyond the limit.
     *
     * @param what the area, or the parameter that sets its size
     * @param why the limit, and what to do
     */
    public Failure exceeded(String what, String why) {
        String slug = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Failure(FailureKind.INVALID_AREA, "%s: %s %s".formatted(slug, what, why));
    }
}
