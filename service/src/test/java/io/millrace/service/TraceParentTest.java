package io.millrace.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
    private static final Traces OFF = new Traces(null);
    private static final String GIVEN = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void theStandardsExampleIsUnderstood() {
        TraceParent parsed = Objects.requireNonNull(TraceParent.parse(GIVEN));

        SpanContext span = parsed.remote();
        assertThat(span.getTraceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(span.getSpanId()).isEqualTo("00f067aa0ba902b7");
        assertThat(span.isSampled()).isTrue();
        assertThat(span.isRemote()).isTrue();
        assertThat(TraceParent.of(span)).isEqualTo(parsed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n",
                "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
            })
    void whatIsNotValidIsIgnored(String header) {
        assertThat(TraceParent.parse(header)).isNull();
    }

    @Test
    void nothingIsNoTrace() {
        assertThat(TraceParent.parse(null)).isNull();
        assertThat(TraceParent.of(SpanContext.getInvalid())).isNull();
    }

    @Test
    void whereTracingIsOffTheHeaderIsPassedOnAsItCame() {
        TraceParent given = TraceParent.parse(GIVEN);

        assertThat(OFF.at(GIVEN)).isEqualTo(given);
        assertThat(OFF.begin("step", SpanKind.PRODUCER, given).here()).isEqualTo(given);
        assertThat(OFF.at("anything")).isNull();
    }
}
