package io.millrace.cdc.settings;

import io.micronaut.context.annotation.ConfigurationInject;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.convert.format.MapFormat;
import io.millrace.catalog.stream.StreamName;
import io.millrace.service.SettingsCheck;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The settings {@code millrace.cdc.*}: the database, its tables, and the topics. An invalid value stops the start.
 *
 * @param source the kind of database
 * @param database the database with the tables
 * @param serverId the connector's number among the database's replicas; no replica may have the same
 * @param topicPrefix the first part of the names of the envelopes' topics
 * @param name the first part of the names of the topics for offsets, schema history and election, and the consumer
 *     group. Of the copies with the same name, one captures
 * @param topicPartitions the number of partitions of new topics for envelopes
 * @param topicReplication the replication factor of all topics that the service creates
 * @param tables the stream of each table, by the table's name without the database's
 */
@ConfigurationProperties("millrace.cdc")
public record CdcSettings(
        SourceKind source,
        String host,
        int port,
        String database,
        String user,
        String password,
        long serverId,
        String topicPrefix,
        String name,
        String bootstrapServers,
        int topicPartitions,
        int topicReplication,
        @MapFormat(transformation = MapFormat.MapTransformation.FLAT) Map<String, String> tables) {

    @ConfigurationInject
    public CdcSettings {
        SettingsCheck check = new SettingsCheck("millrace.cdc");
        check.notBlank("host", host);
        check.within("port", port, 1, 65_535);
        check.notBlank("database", database);
        check.notBlank("user", user);
        check.within("server-id", serverId, 1, 4_294_967_295L);
        check.matches("topic-prefix", topicPrefix, "[A-Za-z0-9_-]{1,50}");
        check.matches("name", name, "[a-z][a-z0-9-]{0,50}");
        check.notBlank("bootstrap-servers", bootstrapServers);
        check.within("topic-partitions", topicPartitions, 1, 1_000);
        check.within("topic-replication", topicReplication, 1, 15);
        check.require(!tables.isEmpty(), "tables", "must have at least one table", tables);
        tables = Map.copyOf(tables);
    }

    /** The streams by the table as it is qualified in the database. */
    public Map<String, StreamName> streamsByTable() {
        return tables.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> source.qualified(database, entry.getKey()),
                        entry -> new StreamName(entry.getValue()),
                        (first, second) -> first,
                        TreeMap::new));
    }

    public String jdbcUrl() {
        return source.jdbcUrl(host, port, database);
    }

    /** The topic of Debezium's position in the database's log: compacted, one partition. */
    public String offsetsTopic() {
        return name + "-offsets";
    }

    /**
     * The topic of the tables' schemas over time, which Debezium needs to read old parts of the log: one partition,
     * never deleted.
     */
    public String historyTopic() {
        return name + "-schema-history";
    }

    /**
     * The topic name that Debezium's notifications carry. They come among the row changes and are not written to Kafka.
     */
    public String notificationTopic() {
        return name + "-notifications";
    }

    /** The topic of the election: the copy that is assigned its only partition leads. Nothing is written to it. */
    public String leaderTopic() {
        return name + "-leader";
    }

    /** For messages; it doesn't contain the password. */
    @Override
    public String toString() {
        return source + " at " + host + ":" + port + "/" + database;
    }
}
