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
        require(port >= 1 && port <= 65_535, "port", "must be from 1 to 65535", port);
        require(serverId >= 1 && serverId <= 4_294_967_295L, "server-id", "must be from 1 to 2^32-1", serverId);
        require(topicPrefix.matches("[A-Za-z0-9_-]+"), "topic-prefix", "must be of A-Z a-z 0-9 _ -", topicPrefix);
        require(name.matches("[a-z][a-z0-9-]{0,50}"), "name", "must match [a-z][a-z0-9-]{0,50}", name);
        require(topicPartitions >= 1, "topic-partitions", "must be at least 1", topicPartitions);
        require(topicReplication >= 1, "topic-replication", "must be at least 1", topicReplication);
        require(!tables.isEmpty(), "tables", "must name a table", tables);
        tables = Map.copyOf(tables);
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
