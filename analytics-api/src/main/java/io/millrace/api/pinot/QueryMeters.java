package io.millrace.api.pinot;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Measures how long each query takes and what comes of it. Names of queries are ours, so they are few. */
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

    /** What comes of a query. */
    enum Outcome {
        ANSWERED,
        /** There were more groups than Pinot counts. */
        CUT,
        /** Some servers didn't answer. */
        PARTIAL,
        /** Pinot reports an error, of which being too slow is one. */
        ERROR,
        /** None came in time, or there is nobody. */
        NO_ANSWER;

        static Outcome of(@Nullable BrokerAnswer answer) {
            if (answer == null) {
                return NO_ANSWER;
            }
            if (answer.hasErrors()) {
                return ERROR;
            }
            if (answer.isPartial()) {
                return PARTIAL;
            }
            return answer.numGroupsLimitReached() ? CUT : ANSWERED;
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

    void stop(Timer.Sample sample, String query, @Nullable BrokerAnswer answer) {
        String outcome = Outcome.of(answer).name().toLowerCase(Locale.ROOT);
        sample.stop(timers.withTags("query", query, "outcome", outcome));
    }
}
