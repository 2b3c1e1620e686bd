package io.millrace.api.streams;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.api.web.Failures;
import io.millrace.catalog.stream.Origin;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamDefinition;
import io.millrace.catalog.stream.StreamName;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The metrics of ingest. The tag stream is a stream of the catalogue, or {@link #UNKNOWN}. */
@Singleton
final class IngestMeters {
    private static final String UNKNOWN = "unknown";
    private static final String STREAM = "stream";
    private static final String OUTCOME = "outcome";
    private static final String STEP = "step";
    private static final String ACCEPTED = "accepted";
    private static final String REFUSED = "refused";
    private static final String UNSTORED = "unstored";
    private static final String PARSE = "parse";
    private static final String VALIDATE = "validate";
    private static final List<String> EVENT_OUTCOMES = List.of(ACCEPTED, REFUSED, UNSTORED);
    private static final List<String> STEPS = List.of(PARSE, VALIDATE);

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofMillis(4500)
    };

    private final MeterRegistry meters;
    private final MeterProvider<Timer> requests;
    private final MeterProvider<Counter> events;
    private final MeterProvider<Counter> failed;

    IngestMeters(MeterRegistry meters, StreamCatalog catalog) {
        this.meters = meters;
        this.requests = Timer.builder("millrace.ingest")
                .description("From a post's arrival until its answer")
                .serviceLevelObjectives(BUCKETS)
                .withRegistry(meters);
        this.events = Counter.builder("millrace.ingest.events")
                .description("Events that were posted, by what became of them")
                .withRegistry(meters);
        this.failed = Counter.builder("millrace.failed.events")
                .description("Events that were kept as failed, by how far they came")
                .withRegistry(meters);
        // From 0 on, or Prometheus would not see the first of them as an increase
        catalog.streams().stream()
                .filter(stream -> stream.origin() == Origin.INGEST)
                .map(StreamDefinition::name)
                .forEach(stream -> {
                    EVENT_OUTCOMES.forEach(outcome -> events.withTags(STREAM, stream.value(), OUTCOME, outcome));
                    STEPS.forEach(step -> failed.withTags(STREAM, stream.value(), STEP, step));
                });
    }

    void watch(InFlightBytes inFlight) {
        Gauge.builder("millrace.ingest.in.flight.bytes", inFlight, InFlightBytes::held)
                .description("What all requests in flight hold together")
                .register(meters);
    }

    Timer.Sample start() {
        return Timer.start(meters);
    }

    /** Counts a request that was answered. */
    void stop(Timer.Sample sample, StreamName stream, Receipt receipt) {
        stop(sample, stream.value(), receipt.refused() == 0 ? ACCEPTED : "partial");
    }

    /**
     * Counts a request that was refused.
     *
     * @param stream null if there is no such stream
     */
    void stop(Timer.Sample sample, @Nullable StreamName stream, Throwable failure) {
        FailureKind kind = Failures.of(failure).map(Failure::kind).orElse(FailureKind.INTERNAL);
        stop(sample, stream == null ? UNKNOWN : stream.value(), kind.slug());
    }

    private void stop(Timer.Sample sample, String stream, String outcome) {
        sample.stop(requests.withTags(STREAM, stream, OUTCOME, outcome));
    }

    /** Counts the events of a request when Kafka has acknowledged them, or has failed to. */
    void count(StreamName stream, Batch batch, boolean stored) {
        if (!stored) {
            add(events, stream, OUTCOME, UNSTORED, batch.accepted() + batch.refused());
            return;
        }
        add(events, stream, OUTCOME, ACCEPTED, batch.accepted());
        add(events, stream, OUTCOME, REFUSED, batch.refused());
        add(failed, stream, STEP, PARSE, batch.malformed());
        add(failed, stream, STEP, VALIDATE, batch.invalid());
    }

    private static void add(MeterProvider<Counter> counters, StreamName stream, String tag, String value, int count) {
        if (count > 0) {
            counters.withTags(STREAM, stream.value(), tag, value).increment(count);
        }
    }
}
