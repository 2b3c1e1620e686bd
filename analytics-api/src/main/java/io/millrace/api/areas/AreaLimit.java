package io.millrace.api.areas;

import io.millrace.api.web.BrokenRule;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import java.util.List;
import java.util.Locale;

/** The limits on areas whose processing would take too long. {@code docs/deliveries.md} lists them. */
public enum AreaLimit {
    TOO_LARGE,
    TOO_CROWDED;

    /**
     * Returns the failure for the area in a body that is beyond the limit.
     *
     * @param why the limit, and what to do
     */
    public Failure exceeded(String what, String why) {
        String detail = detail(what, why);
        return new Failure(FailureKind.INVALID_AREA, detail, List.of(BrokenRule.ofBody("", slug(), detail)));
    }

    /**
     * Returns the failure for an area that a parameter makes so large.
     *
     * @param why the limit, and what to do
     */
    public Failure exceededBy(String parameter, String why) {
        String detail = detail(parameter, why);
        return new Failure(
                FailureKind.INVALID_AREA, detail, List.of(new BrokenRule(null, parameter, null, slug(), detail)));
    }

    private String detail(String what, String why) {
        return "%s: %s %s".formatted(slug(), what, why);
    }

    private String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
