package io.millrace.service;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The position of a request or record in a trace: the header {@code traceparent}.
 *
 * @param value the header: version, trace id, parent id and flags
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context, 3.2</a>
 */
public record TraceParent(String value) {
    public static final String HEADER = "traceparent";

    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

    public TraceParent {
        if (!span(value).isValid()) {
            throw new IllegalArgumentException("A traceparent must be as in W3C Trace Context, was " + value);
        }
    }

    /**
     * Reads the header of a request or record. Returns null if there is none or if it is invalid; the standard says to
     * ignore an invalid one.
     */
    public static @Nullable TraceParent parse(@Nullable String value) {
        return value == null || !span(value).isValid() ? null : new TraceParent(value);
    }

    /** The position of a span; null if the span isn't valid. */
    static @Nullable TraceParent of(SpanContext span) {
        AtomicReference<@Nullable String> header = new AtomicReference<>();
        W3C.inject(Context.root().with(Span.wrap(span)), header, (found, name, value) -> {
            if (found != null && name.equals(HEADER)) {
                found.set(value);
            }
        });
        String value = header.get();
        return value == null ? null : new TraceParent(value);
    }

    SpanContext remote() {
        return span(value);
    }

    private static SpanContext span(String header) {
        return Span.fromContext(W3C.extract(Context.root(), header, HeaderAlone.INSTANCE))
                .getSpanContext();
    }

    /** Gives the propagator the value of the header, and no {@code tracestate}. */
    private enum HeaderAlone implements TextMapGetter<String> {
        INSTANCE;

        @Override
        public Iterable<String> keys(String value) {
            return List.of(HEADER);
        }

        @Override
        public @Nullable String get(@Nullable String value, String name) {
            return name.equals(HEADER) ? value : null;
        }
    }
}
