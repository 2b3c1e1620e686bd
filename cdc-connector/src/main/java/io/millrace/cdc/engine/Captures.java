package io.millrace.cdc.engine;

import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.cdc.deletes.MissedDeletes;
import io.millrace.cdc.deletes.TableEvents;
import io.millrace.cdc.kafka.KafkaClients;
import io.millrace.cdc.kafka.OwnTopics;
import io.millrace.cdc.kafka.StreamLog;
import io.millrace.cdc.records.ComparisonValues;
import io.millrace.cdc.records.StreamRecords;
import io.millrace.cdc.rows.RowChanges;
import io.millrace.cdc.settings.CdcSettings;
import io.millrace.cdc.source.SourceCheck;
import io.millrace.cdc.state.CaptureMeters;
import io.millrace.cdc.state.CaptureStatus;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Set;
import org.apache.kafka.clients.producer.Producer;

/** Connects to the database and Kafka, and creates captures. */
@Singleton
public final class Captures {

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
        this.streams = new StreamRecords(catalog, settings.streamsByTable().values(), status, clock);
    }

    /**
     * Returns a capture that is ready to run. From now on Kafka refuses the records of another copy's producer, since
     * both have the same transactional id.
     *
     * @throws SQLException if the database can't be reached
     * @throws io.millrace.cdc.source.SourceRefusedException if the account may not capture
     * @throws org.apache.kafka.common.KafkaException if Kafka can't be reached
     */
    public Capture open() throws SQLException {
        SourceCheck.Source opened = source.check();
        long openedAtMs = opened.timeMs();
        settings.streamsByTable()
                .forEach((table, stream) ->
                        streams.noteColumns(table, stream, opened.columns().getOrDefault(table, Set.of())));
        Producer<byte[], byte[]> producer = kafka.producer();
        try {
            producer.initTransactions();
            RowChanges changes = new RowChanges(settings.streamsByTable(), openedAtMs);
            ComparisonValues comparison =
                    ComparisonValues.above(log, settings.streamsByTable().values(), openedAtMs, clock);
            MissedDeletes missedDeletes = new MissedDeletes(
                    settings.streamsByTable(), settings.topicPrefix(), log, comparison, openedAtMs, clock);
            BatchWriter writer = new BatchWriter(
                    producer,
                    changes,
                    streams,
                    comparison,
                    tableEvents,
                    missedDeletes,
                    topics.envelopes(),
                    meters::count);
            return new Capture(settings, producer, writer, status);
        } catch (RuntimeException e) {
            producer.close();
            throw e;
        }
    }
}
