package io.millrace.cdc;

import io.micronaut.context.annotation.ConfigurationInject;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.convert.format.MapFormat;
import io.millrace.catalog.StreamName;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is captured and where it goes. A wrong value stops the start.
 *
 * @param source what kind of database
 * @param database the database that holds the tables
 * @param serverId the connector's own number among the database's replicas
 * @param topicPrefix the first word of the topics that take Debezium's own envelope
 * @param name names offsets, schema history and leadership in Kafka: copies with the same name take turns
 * @param topicPartitions of the envelopes' topics, when they are made
 * @param topicReplication of all topics that are made here
 * @param tables table → stream
 */
@ConfigurationProperties("millrace.cdc")
record CdcSettings(
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
    CdcSettings {
        requireText("host", host);
        requireWithin("port", port, 1, 65_535);
        requireText("database", database);
        requireText("user", user);
        requireWithin("server-id", serverId, 1, 4_294_967_295L);
        requireMatch("topic-prefix", topicPrefix, "[A-Za-z0-9_-]{1,50}");
        requireMatch("name", name, "[a-z][a-z0-9-]{0,50}");
        requireText("bootstrap-servers", bootstrapServers);
        requireWithin("topic-partitions", topicPartitions, 1, 1_000);
        requireWithin("topic-replication", topicReplication, 1, 15);
        require(!tables.isEmpty(), "tables", "must name a table", tables);
        tables = Map.copyOf(tables);
    }

    private static void requireText(String setting, String value) {
        require(!value.isBlank(), setting, "must not be blank", '"' + value + '"');
    }

    private static void requireWithin(String setting, long value, long least, long most) {
        require(value >= least && value <= most, setting, "must be from " + least + " to " + most, value);
    }

    private static void requireMatch(String setting, String value, String pattern) {
        require(value.matches(pattern), setting, "must match " + pattern, value);
    }

    private static void require(boolean right, String setting, String rule, Object value) {
        if (!right) {
            throw new IllegalArgumentException("millrace.cdc." + setting + " " + rule + " but is " + value);
        }
    }

    /** The streams by the table as it is qualified in the database. */
    Map<String, StreamName> streamsByTable() {
        return tables.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> source.qualified(database, entry.getKey()),
                        entry -> new StreamName(entry.getValue()),
                        (first, second) -> first,
                        TreeMap::new));
    }

    String jdbcUrl() {
        return source.jdbcUrl(host, port, database);
    }

    /** How far the database's log was read: compacted, one partition. */
    String offsetsTopic() {
        return name + "-offsets";
    }

    /** What the tables looked like when: kept for good, one partition. */
    String historyTopic() {
        return name + "-schema-history";
    }

    /** Of Debezium's notifications, which come by this name among the rows and go nowhere. */
    String notificationTopic() {
        return name + "-notifications";
    }

    /** Whose only partition makes a copy the leader; nothing is written to it. */
    String leaderTopic() {
        return name + "-leader";
    }

    /** For messages: never the password. */
    @Override
    public String toString() {
        return source + " at " + host + ":" + port + "/" + database;
    }
}
