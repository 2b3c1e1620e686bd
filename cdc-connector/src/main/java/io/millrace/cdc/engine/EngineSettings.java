package io.millrace.cdc.engine;

import io.millrace.cdc.settings.CdcSettings;
import java.util.Properties;

/** The properties of Debezium's engine and connector, made of {@link CdcSettings}. */
final class EngineSettings {

    private EngineSettings() {}

    static Properties of(CdcSettings settings) {
        Properties properties = new Properties();
        properties.put("name", settings.name());
        properties.put("connector.class", settings.source().connectorClass());
        properties.put("topic.prefix", settings.topicPrefix());
        properties.put("database.hostname", settings.host());
        properties.put("database.port", Integer.toString(settings.port()));
        properties.put("database.user", settings.user());
        properties.put("database.password", settings.password());
        properties.put(
                "table.include.list", String.join(",", settings.streamsByTable().keySet()));
        properties.putAll(settings.source().ownSettings(settings));

        properties.put("bootstrap.servers", settings.bootstrapServers());
        properties.put("offset.storage", "org.apache.kafka.connect.storage.KafkaOffsetBackingStore");
        properties.put("offset.storage.topic", settings.offsetsTopic());
        properties.put("offset.storage.partitions", "1");
        properties.put("offset.storage.replication.factor", Integer.toString(settings.topicReplication()));
        // The position is stored with every batch, so a crash makes one batch be written twice at most
        properties.put("offset.flush.interval.ms", "0");
        if (settings.source().hasSchemaHistory()) {
            properties.put("schema.history.internal", "io.debezium.storage.kafka.history.KafkaSchemaHistory");
            properties.put("schema.history.internal.kafka.bootstrap.servers", settings.bootstrapServers());
            properties.put("schema.history.internal.kafka.topic", settings.historyTopic());
            properties.put("schema.history.internal.store.only.captured.tables.ddl", "true");
        }

        // However long the database is away, Debezium tries again
        properties.put("errors.max.retries", "-1");
        properties.put("errors.retry.delay.initial.ms", "300");
        properties.put("errors.retry.delay.max.ms", "10000");
        properties.put("poll.interval.ms", "20");
        properties.put("max.queue.size.in.bytes", "67108864");
        properties.put("heartbeat.interval.ms", "5000");
        properties.put("tombstones.on.delete", "true");
        properties.put("decimal.handling.mode", "precise");
        // A snapshot at the first start, and again when the database has purged the part of its log that comes next
        properties.put("snapshot.mode", "when_needed");
        // No operation is skipped; by default TRUNCATE is
        properties.put("skipped.operations", "none");
        properties.put("notification.enabled.channels", "sink");
        properties.put("notification.sink.topic.name", settings.notificationTopic());
        properties.put("signal.enabled.channels", "in-process");
        // An incremental snapshot marks its chunks by positions in the log instead of writing to the database
        properties.put("read.only", "true");
        properties.put("incremental.snapshot.chunk.size", "4096");
        return properties;
    }
}
