package io.millrace.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.status.Status;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class LogFormatTest {
    private static final String CONFIGURATION =
            """
            <configuration>
              <include resource="millrace-log-${MILLRACE_LOG_FORMAT:-text}.xml"/>
              <root level="INFO"><appender-ref ref="LINES"/></root>
            </configuration>""";

    private static final TraceParent TRACE = new TraceParent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

    @Test
    void aLineOfJsonHoldsTheMessageTheTraceAndTheWholeStackTrace() throws Exception {
        String logged = logged("json");

        assertThat(logged.lines()).hasSize(1);
        JsonNode line = new ObjectMapper().readTree(logged);
        assertThat(line.get("level").asText()).isEqualTo("WARN");
        assertThat(line.get("formattedMessage").asText()).isEqualTo("Not stored topic=orders reason=\"a\nb\"");
        assertThat(line.get("timestamp").isIntegralNumber()).isTrue();
        assertThat(line.at("/mdc/trace_id").asText()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(line.at("/throwable/className").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(line.at("/throwable/stepArray").size()).isPositive();
    }

    @Test
    void textNamesTheTraceAtTheEnd() throws Exception {
        assertThat(logged("text").lines().toList())
                .contains("b\" trace_id=4bf92f3577b34da6a3ce929d0e0e4736", "java.lang.IllegalStateException: full");
    }

    private static String logged(String format) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(out, true, UTF_8));
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        try {
            context.putProperty("MILLRACE_LOG_FORMAT", format);
            JoranConfigurator configurator = new JoranConfigurator();
            configurator.setContext(context);
            configurator.doConfigure(new ByteArrayInputStream(CONFIGURATION.getBytes(UTF_8)));
            assertThat(context.getStatusManager().getCopyOfStatusList())
                    .noneMatch(status -> status.getLevel() > Status.INFO);
            Logger log = context.getLogger(LogFormatTest.class);
            Context.root()
                    .with(Span.wrap(TRACE.remote()))
                    .wrap(() -> log.warn(
                            "Not stored topic={} reason=\"{}\"", "orders", "a\nb", new IllegalStateException("full")))
                    .run();
        } finally {
            context.stop();
            System.setOut(before);
        }
        return out.toString(UTF_8);
    }
}
