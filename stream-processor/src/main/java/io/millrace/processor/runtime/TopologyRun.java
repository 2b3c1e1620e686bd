package io.millrace.processor.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
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

/**
 * Runs one topology: waits for its topics, starts it, and restarts it. Kafka Streams replaces a thread that failed. If
 * it can't, as for the global thread, it ends in the state ERROR, and this class starts it again.
 */
final class TopologyRun implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopologyRun.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(8);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final DerivedStream stream;
    private final StreamsSettings settings;
    private final Thread starter;
    private volatile String waitingFor = "";
    private volatile @Nullable KafkaStreams streams;
    private volatile @Nullable String lastFailure;
    private final AtomicLong failures = new AtomicLong();
    private boolean closed;

    TopologyRun(DerivedStream stream, StreamsSettings settings) {
        this.stream = stream;
        this.settings = settings;
        this.starter = new Thread(this, "start " + stream.name());
    }

    void start() {
        starter.start();
    }

    TopologyState state() {
        KafkaStreams running = streams;
        if (running == null) {
            return new TopologyState(stream.name().value(), "WAITING", waitingFor, lastFailure, null);
        }
        return new TopologyState(
                stream.name().value(), running.state().name(), "", lastFailure, TopologyMetrics.lagOf(running));
    }

    long failures() {
        return failures.get();
    }

    @Override
    public void run() {
        try {
            Duration pause = FIRST_PAUSE;
            while (true) {
                CountDownLatch ended = new CountDownLatch(1);
                while (!begin(ended)) {
                    TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
                }
                long begun = System.nanoTime();
                ended.await();
                pause = pauseAfter(Duration.ofNanos(System.nanoTime() - begun), pause);
                end(pause);
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            }
        } catch (InterruptedException e) {
            LOG.debug("Stopped stream={}", stream.name());
        }
    }

    /** Doubles the pause, unless the topology had run for longer than the longest pause. */
    static Duration pauseAfter(Duration ran, Duration before) {
        if (ran.compareTo(LONGEST_PAUSE) > 0) {
            return FIRST_PAUSE;
        }
        Duration twice = before.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    private void end(Duration pause) {
        synchronized (starter) {
            KafkaStreams failed = streams;
            if (failed != null && !closed) {
                streams = null;
                waitFor("its beginning again, %d s after it failed".formatted(pause.toSeconds()));
                failed.close(CLOSE_TIMEOUT); // or it would hold the folder of state against the next try
            }
        }
    }

    private boolean begin(CountDownLatch ended) throws InterruptedException {
        try (Admin kafka =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers()))) {
            SourceTopics topics = new SourceTopics(kafka);
            Set<String> missing = topics.missing(stream);
            if (missing.isEmpty()) {
                StreamsBuilder builder = new StreamsBuilder();
                stream.build(builder, topics.partitions(stream));
                begin(new KafkaStreams(builder.build(), settings.of(stream)), ended);
                return true;
            }
            waitFor("the topics " + missing + ", which the catalogue makes");
        } catch (ExecutionException e) {
            waitFor("Kafka: " + e.getCause());
        } catch (IllegalStateException e) {
            waitFor(String.valueOf(e.getMessage()));
        } catch (KafkaException e) {
            // For example, the state folder may still be locked by a previous process that was killed just now
            waitFor("Kafka: " + withCause(e));
        } catch (RuntimeException e) {
            waitFor("another try: " + e);
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

    private void begin(KafkaStreams kafkaStreams, CountDownLatch ended) {
        kafkaStreams.setStateListener((next, before) -> {
            LOG.info("stream={} state={}", stream.name(), next);
            if (next == KafkaStreams.State.ERROR) {
                ended.countDown();
            }
        });
        kafkaStreams.setUncaughtExceptionHandler(failure -> {
            LOG.error("A thread failed stream={}", stream.name(), failure);
            lastFailure = failure.toString();
            failures.incrementAndGet();
            pause();
            return isGlobalThread(Thread.currentThread())
                    ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT
                    : StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        synchronized (starter) {
            if (closed) {
                kafkaStreams.close(CLOSE_TIMEOUT);
                return;
            }
            try {
                kafkaStreams.start();
                streams = kafkaStreams;
                waitingFor = "";
            } catch (RuntimeException e) {
                kafkaStreams.close(CLOSE_TIMEOUT); // or it would hold the folder of state against the next try
                throw e;
            }
        }
    }

    /** Kafka Streams can't replace the global thread: it fails with a ClassCastException. */
    private static boolean isGlobalThread(Thread thread) {
        return thread.getName().endsWith("GlobalStreamThread");
    }

    /** The pause before a restart. Without it a topology that fails immediately would fill the log. */
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
