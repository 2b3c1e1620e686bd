package io.millrace.cdc.settings;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** A kind of database whose log Debezium can read. */
public enum SourceKind {
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

    public String connectorClass() {
        return connectorClass;
    }

    /** The JMX domain of Debezium's metrics. */
    public String metricsDomain() {
        return metricsDomain;
    }

    String jdbcUrl(String host, int port, String database) {
        return jdbcScheme + "//" + host + ":" + port + "/" + database;
    }

    public String driverClass() {
        return driverClass;
    }

    /** What a user does when the JDBC driver is missing, as a sentence. */
    public String driverAdvice() {
        return this == MYSQL
                ? "It is under the GPL and doesn't come with Millrace: put mysql-connector-j on the class path."
                : "This build lacks it.";
    }

    /** The query for the database's time, in whole epoch seconds, rounded down. */
    public String clockQuery() {
        return this == POSTGRESQL
                ? "SELECT floor(extract(epoch FROM clock_timestamp()))::bigint"
                : "SELECT UNIX_TIMESTAMP()";
    }

    /** The properties of Debezium's connector that are for this kind only. */
    public Map<String, String> ownSettings(CdcSettings settings) {
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

    /**
     * A table's name as Debezium and the topics have it: with the schema in PostgreSQL, with the database elsewhere.
     */
    public String qualified(String database, String table) {
        return (this == POSTGRESQL ? "public" : database) + "." + table;
    }

    /** The columns of a table by JDBC, which takes the name for a pattern: rows of other tables may be among them. */
    public ResultSet columns(DatabaseMetaData database, String name, String table) throws SQLException {
        return this == POSTGRESQL
                ? database.getColumns(name, "public", table, "%")
                : database.getColumns(name, null, table, "%");
    }

    /** Whether Debezium keeps the tables' schemas over time; PostgreSQL's log brings them along. */
    public boolean hasSchemaHistory() {
        return this != POSTGRESQL;
    }
}
