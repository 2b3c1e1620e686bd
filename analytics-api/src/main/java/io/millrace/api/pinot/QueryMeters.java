package io.millrace.api.pinot;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The metrics of queries: duration and outcome. The names of queries are our own, so they are few. */
final class QueryMeters {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2)
    };

    private final MeterRegistry meters;
    private final MeterProvider<Timer> timers;

    /** The outcome of a query. */
    enum Outcome {
        ANSWERED,
        /** Pinot reached its limit of groups, or the result has as many rows as the bound. */
        CUT,
        /** Some servers didn't answer. */
        PARTIAL,
        /** Pinot reported an error, such as a timeout. */
        ERROR,
        /** No response arrived in time, or there is no broker. */
        NO_ANSWER;

        static Outcome of(@Nullable BrokerAnswer answer, int bound) {
            if (answer == null) {
                return NO_ANSWER;
            }
            if (answer.hasErrors()) {
                return ERROR;
            }
            if (answer.isPartial()) {
                return PARTIAL;
            }
            return answer.isCut(bound) ? CUT : ANSWERED;
        }
    }

    QueryMeters(MeterRegistry meters) {
        this.meters = meters;
        this.timers = Timer.builder("millrace.query")
                .description("From sending a query to Pinot until its answer")
                .serviceLevelObjectives(BUCKETS)
                .withRegistry(meters);
    }

    Timer.Sample start() {
        return Timer.start(meters);
    }

    void stop(Timer.Sample sample, String query, int bound, @Nullable BrokerAnswer answer) {
        String outcome = Outcome.of(answer, bound).name().toLowerCase(Locale.ROOT);
        sample.stop(timers.withTags("query", query, "outcome", outcome));
    }
}
