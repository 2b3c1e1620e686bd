package io.millrace.service;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Adds spans to traces that continue from service to service with the header {@code traceparent}. With tracing off, the
 * default, a step costs nothing and the header is passed on unchanged.
 */
@Singleton
public final class Traces {
    private final @Nullable Tracer tracer;

    /** @param tracer null if tracing is off */
    public Traces(@Nullable Tracer tracer) {
        this.tracer = tracer;
    }

    /**
     * The position of a caller's work in its trace: the current span of this thread, or otherwise the caller's header.
     *
     * @param header the caller's {@code traceparent}; may be invalid or null
     */
    public @Nullable TraceParent at(@Nullable String header) {
        TraceParent here = tracer == null ? null : TraceParent.of(Span.current().getSpanContext());
        return here == null ? TraceParent.parse(header) : here;
    }

    /** Begins a step. The caller must end it. */
    public Step begin(String name, SpanKind kind, @Nullable TraceParent parent) {
        if (tracer == null) {
            return new Step(Span.getInvalid(), parent);
        }
        Context before = parent == null ? Context.root() : Context.root().with(Span.wrap(parent.remote()));
        Span span = tracer.spanBuilder(name).setSpanKind(kind).setParent(before).startSpan();
        return new Step(span, TraceParent.of(span.getSpanContext()));
    }

    /**
     * A step of a trace: one span.
     *
     * @param here the header for everything that results from this step; null if there is no trace
     */
    public record Step(Span span, @Nullable TraceParent here) {
        /** Runs work within the step, so that its log lines have the trace id. */
        public void run(Runnable work) {
            if (span.getSpanContext().isValid()) {
                Context.current().with(span).wrap(work).run();
            } else {
                work.run();
            }
        }

        /**
         * Ends the step.
         *
         * @param failure null if the step succeeded
         */
        public void end(@Nullable Throwable failure) {
            if (failure != null) {
                span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
            }
            span.end();
        }
    }
}
