package io.millrace.service;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Takes steps in traces that go from one service to the next by the header {@code traceparent}. Where tracing is off, as
 * it is by default, a step costs nothing and the header is passed on as it came.
 */
@Singleton
public final class Traces {
    private final @Nullable Tracer tracer;

    /** @param tracer null where tracing is off */
    public Traces(@Nullable Tracer tracer) {
        this.tracer = tracer;
    }

    /**
     * Where work stands that a caller asked for: in the span of this thread, or else where the caller says.
     *
     * @param header the caller's {@code traceparent}; anything
     */
    public @Nullable TraceParent at(@Nullable String header) {
        TraceParent here = tracer == null ? null : TraceParent.of(Span.current().getSpanContext());
        return here == null ? TraceParent.parse(header) : here;
    }

    /** Begins a step; who begins it ends it. */
    public Step begin(String name, SpanKind kind, @Nullable TraceParent parent) {
        if (tracer == null) {
            return new Step(Span.getInvalid(), parent);
        }
        Context before = parent == null ? Context.root() : Context.root().with(Span.wrap(parent.remote()));
        Span span = tracer.spanBuilder(name).setSpanKind(kind).setParent(before).startSpan();
        return new Step(span, TraceParent.of(span.getSpanContext()));
    }

    /**
     * A step of a trace.
     *
     * @param here what is written to the header of whatever comes of it; null where there is no trace
     */
    public record Step(Span span, @Nullable TraceParent here) {
        /** Does a part of the step, whose log lines name the trace. */
        public void run(Runnable work) {
            if (span.getSpanContext().isValid()) {
                Context.current().with(span).wrap(work).run();
            } else {
                work.run();
            }
        }

        /**
         * Ends it.
         *
         * @param failure null where all went well
         */
        public void end(@Nullable Throwable failure) {
            if (failure != null) {
                span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
            }
            span.end();
        }
    }
}
