package io.millrace.processor.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One topology at work: from waiting for its topics to its end. */
final class Run implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(8);

    private final DerivedStream stream;
    private final StreamsSettings settings;
    private final Thread starter;
    private volatile String waitingFor = "";
    private volatile @Nullable KafkaStreams streams;
    private volatile @Nullable String lastFailure;
    private final AtomicLong failures = new AtomicLong();
    private boolean closed;

    Run(DerivedStream stream, StreamsSettings settings) {
        this.stream = stream;
        this.settings = settings;
        this.starter = new Thread(this, "start " + stream.name());
    }

    void start() {
        starter.start();
    }

    RunState state() {
        KafkaStreams running = streams;
        if (running == null) {
            return new RunState(stream.name().value(), "WAITING", waitingFor, lastFailure, null);
        }
        return new RunState(stream.name().value(), running.state().name(), "", lastFailure, RunMetrics.lagOf(running));
    }

    long failures() {
        return failures.get();
    }

    @Override
    public void run() {
        try {
            while (!begin()) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
            }
        } catch (InterruptedException e) {
            LOG.debug("Stopped before it began stream={}", stream.name());
        }
    }

    private boolean begin() throws InterruptedException {
        try (Admin kafka =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers()))) {
            SourceTopics topics = new SourceTopics(kafka);
            Set<String> missing = topics.missing(stream);
            if (missing.isEmpty()) {
                StreamsBuilder builder = new StreamsBuilder();
                stream.build(builder, topics.partitions(stream));
                begin(new KafkaStreams(builder.build(), settings.of(stream.name())));
                return true;
            }
            waitFor("the topics " + missing + ", which the catalogue makes");
        } catch (ExecutionException e) {
            waitFor("Kafka: " + e.getCause());
        } catch (IllegalStateException e) {
            waitFor(String.valueOf(e.getMessage()));
        } catch (KafkaException e) {
            // Such as a folder of state that is still locked by the process before, which was killed just now
            waitFor("Kafka: " + withCause(e));
        }
        return false;
    }

    private static String withCause(KafkaException e) {
        return e.getCause() == null ? e.toString() : e + ", caused by " + e.getCause();
    }

    private void waitFor(String what) {
        if (!what.equals(waitingFor)) {
            waitingFor = what;
            LOG.warn("Waiting stream={} for=\"{}\"", stream.name(), what);
        }
    }

    private void begin(KafkaStreams kafkaStreams) {
        kafkaStreams.setStateListener((next, before) -> LOG.info("stream={} state={}", stream.name(), next));
        kafkaStreams.setUncaughtExceptionHandler(failure -> {
            LOG.error("A thread failed and is replaced stream={}", stream.name(), failure);
            lastFailure = failure.toString();
            failures.incrementAndGet();
            pause();
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        synchronized (starter) {
            if (closed) {
                kafkaStreams.close(CLOSE_TIMEOUT);
                return;
            }
            try {
                kafkaStreams.start();
                streams = kafkaStreams;
            } catch (RuntimeException e) {
                kafkaStreams.close(CLOSE_TIMEOUT); // or it would hold the folder of state against the next try
                throw e;
            }
        }
    }

    /** What fails at once fails again at once: without a pause it would fill the log. */
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        starter.interrupt();
        synchronized (starter) {
            closed = true;
            KafkaStreams running = streams;
            if (running != null) {
                running.close(CLOSE_TIMEOUT);
            }
        }
    }
}
