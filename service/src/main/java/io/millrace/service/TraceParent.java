package io.millrace.service;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a request or a record stands in a trace, as the header {@code traceparent} has it.
 *
 * @param value of 55 characters: version, trace, parent and flags
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context, 3.2</a>
 */
public record TraceParent(String value) {
    public static final String HEADER = "traceparent";

    /** Version 00; no id may be all zeros. */
    private static final Pattern FORM = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private static final int TRACE = 3;
    private static final int PARENT = TRACE + 33;
    private static final int FLAGS = PARENT + 17;

    public TraceParent {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A traceparent must match " + FORM + ", was " + value);
        }
    }

    /** What a caller or a record says; null where it says nothing, or what isn't valid, which the standard has ignored. */
    public static @Nullable TraceParent parse(@Nullable String value) {
        return value == null || !FORM.matcher(value).matches() ? null : new TraceParent(value);
    }

    /** Where a span stands; null where there is none. */
    static @Nullable TraceParent of(SpanContext span) {
        return span.isValid()
                ? new TraceParent("00-%s-%s-%s"
                        .formatted(
                                span.getTraceId(),
                                span.getSpanId(),
                                span.getTraceFlags().asHex()))
                : null;
    }

    SpanContext remote() {
        return SpanContext.createFromRemoteParent(
                value.substring(TRACE, PARENT - 1),
                value.substring(PARENT, FLAGS - 1),
                TraceFlags.fromHex(value, FLAGS),
                TraceState.getDefault());
    }
}
