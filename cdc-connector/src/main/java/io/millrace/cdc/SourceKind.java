package io.millrace.cdc;

import java.util.Map;

/** A kind of database whose log can be followed. */
enum SourceKind {
    MARIADB(
            "io.debezium.connector.mariadb.MariaDbConnector",
            "debezium.mariadb",
            "jdbc:mariadb:",
            "org.mariadb.jdbc.Driver"),
    MYSQL("io.debezium.connector.mysql.MySqlConnector", "debezium.mysql", "jdbc:mysql:", "com.mysql.cj.jdbc.Driver"),
    POSTGRESQL(
            "io.debezium.connector.postgresql.PostgresConnector",
            "debezium.postgres",
            "jdbc:postgresql:",
            "org.postgresql.Driver");

    private final String connectorClass;
    private final String metricsDomain;
    private final String jdbcScheme;
    private final String driverClass;

    SourceKind(String connectorClass, String metricsDomain, String jdbcScheme, String driverClass) {
        this.connectorClass = connectorClass;
        this.metricsDomain = metricsDomain;
        this.jdbcScheme = jdbcScheme;
        this.driverClass = driverClass;
    }

    String connectorClass() {
        return connectorClass;
    }

    /** Where Debezium keeps its numbers in JMX. */
    String metricsDomain() {
        return metricsDomain;
    }

    String jdbcUrl(String host, int port, String database) {
        return jdbcScheme + "//" + host + ":" + port + "/" + database;
    }

    String driverClass() {
        return driverClass;
    }

    /** What to do when the driver is missing. */
    String driverAdvice() {
        return this == MYSQL
                ? "It is under the GPL and doesn't come with Millrace: put mysql-connector-j on the class path."
                : "This build lacks it.";
    }

    /** Asks the database for its time, in epoch seconds, cut. */
    String clockQuery() {
        return this == POSTGRESQL
                ? "SELECT floor(extract(epoch FROM clock_timestamp()))::bigint"
                : "SELECT UNIX_TIMESTAMP()";
    }

    /** What Debezium wants to know of this kind only. */
    Map<String, String> ownSettings(CdcSettings settings) {
        return switch (this) {
            case MARIADB, MYSQL ->
                Map.of(
                        "database.server.id",
                        Long.toString(settings.serverId()),
                        "database.include.list",
                        settings.database(),
                        "database.ssl.mode",
                        this == MARIADB ? "disable" : "preferred",
                        // Money stays exact; unsigned BIGINT, too
                        "bigint.unsigned.handling.mode",
                        "precise",
                        "include.schema.changes",
                        "false",
                        // The server's heartbeats come at 0.8 of this. While nothing is changed, a snapshot that was
                        // asked for waits for one with each chunk
                        "connect.keep.alive.interval.ms",
                        "10000");
            case POSTGRESQL ->
                Map.of(
                        "database.dbname", settings.database(),
                        "plugin.name", "pgoutput",
                        "slot.name", settings.name().replaceAll("[^a-z0-9]", "_"),
                        "publication.name", settings.name().replaceAll("[^a-z0-9]", "_"),
                        "publication.autocreate.mode", "filtered");
        };
    }

    /** How Debezium and the topics name a table: with the schema in PostgreSQL, with the database elsewhere. */
    String qualified(String database, String table) {
        return (this == POSTGRESQL ? "public" : database) + "." + table;
    }

    boolean hasSchemaHistory() {
        return this != POSTGRESQL;
    }
}
