package io.millrace.cdc;

import java.util.Map;

/** A kind of database whose log can be followed. */
enum SourceKind {
    MARIADB("io.debezium.connector.mariadb.MariaDbConnector", "debezium.mariadb", "jdbc:mariadb:"),
    MYSQL("io.debezium.connector.mysql.MySqlConnector", "debezium.mysql", "jdbc:mysql:"),
    POSTGRESQL("io.debezium.connector.postgresql.PostgresConnector", "debezium.postgres", "jdbc:postgresql:");

    private final String connectorClass;
    private final String metricsDomain;
    private final String jdbcScheme;

    SourceKind(String connectorClass, String metricsDomain, String jdbcScheme) {
        this.connectorClass = connectorClass;
        this.metricsDomain = metricsDomain;
        this.jdbcScheme = jdbcScheme;
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
                        "false");
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
