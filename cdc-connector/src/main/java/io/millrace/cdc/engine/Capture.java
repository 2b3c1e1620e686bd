package io.millrace.cdc.engine;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import io.millrace.cdc.settings.CdcSettings;
import io.millrace.cdc.state.CaptureStatus;
import io.millrace.cdc.state.CaptureStatus.Phase;
import io.millrace.cdc.state.RootCause;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of Debezium's engine. It begins at the position that was stored last, or with a snapshot where none is
 * stored,
 * and ends when it is stopped or fails. Then another capture is opened.
 */
public final class Capture implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Capture.class);
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final CdcSettings settings;
    private final Producer<byte[], byte[]> producer;
    private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Throwable failure;
    private volatile boolean stopping;

    Capture(CdcSettings settings, Producer<byte[], byte[]> producer, BatchWriter writer, CaptureStatus status) {
        this.settings = settings;
        this.producer = producer;
        this.engine = DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                .using(EngineSettings.of(settings))
                .notifying(writer)
                .using(this::completed)
                .using(new DebeziumEngine.ConnectorCallback() {
                    @Override
                    public void pollingStarted() {
                        status.become(Phase.RUNNING);
                    }
                })
                .build();
    }

    private void completed(boolean success, @Nullable String message, @Nullable Throwable error) {
        if (!success) {
            failure = error == null ? new IllegalStateException(message) : error;
        }
    }

    /**
     * Runs until it is stopped.
     *
     * @throws IllegalStateException when Debezium ends by itself
     */
    public void run() throws Exception {
        try {
            engine.run();
        } finally {
            ended.countDown();
        }
        Throwable cause = failure;
        if (cause != null && !stopping) {
            throw new IllegalStateException("Debezium has ended: " + RootCause.message(cause), cause);
        }
    }

    /**
     * Requests an incremental snapshot: Debezium reads all rows of a table in chunks while it captures changes.
     *
     * @param table its name without the database's
     * @return false if the engine has ended
     */
    public boolean snapshot(String table) {
        if (ended.getCount() == 0) {
            return false;
        }
        String qualified = settings.source().qualified(settings.database(), table);
        engine.getSignaler()
                .signal(new DebeziumEngine.Signal(
                        UUID.randomUUID().toString(),
                        "execute-snapshot",
                        "{\"type\":\"INCREMENTAL\",\"data-collections\":[\"" + qualified + "\"]}",
                        Map.of()));
        return true;
    }

    /** Stops the engine and waits for at most 5 seconds. */
    public void stop() {
        stopping = true;
        try {
            engine.close();
            if (!ended.await(CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Debezium hasn't ended yet. waitedSeconds={}", CLOSE.toSeconds());
            }
        } catch (IOException | IllegalStateException e) {
            LOG.debug("Debezium had ended by itself", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }
}
