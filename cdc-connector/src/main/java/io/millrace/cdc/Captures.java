package io.millrace.cdc;

import io.millrace.catalog.StreamCatalog;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import org.apache.kafka.clients.producer.Producer;

/** Makes captures that are ready to run. */
@Singleton
final class Captures {

    private final CdcSettings settings;
    private final SourceCheck source;
    private final KafkaClients kafka;
    private final OwnTopics topics;
    private final CaptureStatus status;
    private final CaptureMeters meters;
    private final StreamLog log;
    private final Clock clock;
    private final TableEvents tableEvents;
    private final StreamRecords streams;

    Captures(
            CdcSettings settings,
            SourceCheck source,
            KafkaClients kafka,
            OwnTopics topics,
            StreamCatalog catalog,
            CaptureStatus status,
            CaptureMeters meters,
            StreamLog log,
            Clock clock) {
        this.settings = settings;
        this.source = source;
        this.kafka = kafka;
        this.topics = topics;
        this.status = status;
        this.meters = meters;
        this.log = log;
        this.clock = clock;
        this.tableEvents = new TableEvents(
                settings.notificationTopic(), settings.streamsByTable().keySet());
        this.streams = new StreamRecords(catalog, settings.streamsByTable().values(), clock);
    }

    /** A capture that no other copy can write beside: the producer's transactional id is taken over from it. */
    Capture open() throws SQLException {
        long openedAtMs = source.check();
        Producer<byte[], byte[]> producer = kafka.producer();
        try {
            producer.initTransactions();
            RowChanges changes = new RowChanges(settings.streamsByTable(), openedAtMs);
            Sweeps sweeps = new Sweeps(settings.streamsByTable(), settings.topicPrefix(), log, openedAtMs, clock);
            BatchWriter writer =
                    new BatchWriter(producer, changes, streams, tableEvents, sweeps, topics.envelopes(), meters::count);
            return new Capture(settings, producer, writer, status);
        } catch (RuntimeException e) {
            producer.close();
            throw e;
        }
    }
}
