package io.millrace.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/** The peer: the same positions in PostgreSQL with PostGIS, indexed by GiST. Its driver must be on the class path. */
record PostGis(String database) {

    private static final int BATCH = 1_000;

    /** Puts away what an earlier run left, and loads the first of the positions. */
    void load(PositionEvents positions, long count) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS postgis");
            statement.execute("DROP TABLE IF EXISTS positions");
            statement.execute("CREATE UNLOGGED TABLE positions (id text, ts bigint, status text,"
                    + " location geometry(Point, 4326))");
            connection.setAutoCommit(false);
            insert(connection, positions, count);
            statement.execute("CREATE INDEX ON positions USING gist (location)");
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("VACUUM ANALYZE positions");
        }
    }

    private static void insert(Connection connection, PositionEvents positions, long count) throws SQLException {
        long ts = positions.at().toEpochMilli();
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO positions VALUES (?, ?, 'IN_TRANSIT', ST_SetSRID(ST_MakePoint(?, ?), 4326))")) {
            for (long number = 0; number < count; number++) {
                PositionEvents.Place place = positions.place(number);
                insert.setString(1, positions.id(number));
                insert.setLong(2, ts);
                insert.setDouble(3, place.lon());
                insert.setDouble(4, place.lat());
                insert.addBatch();
                if ((number + 1) % BATCH == 0 || number + 1 == count) {
                    insert.executeBatch();
                }
            }
        }
    }

    Counter open() throws SQLException {
        return new Counter(DriverManager.getConnection(database));
    }

    /** A connection that counts. */
    record Counter(Connection connection) implements AutoCloseable {
        /** Those that were seen since. */
        long count(BenchArea area, Instant from) throws SQLException {
            try (PreparedStatement count = connection.prepareStatement("SELECT count(*) FROM positions"
                    + " WHERE status = 'IN_TRANSIT' AND ts >= ? AND ST_Contains(ST_GeomFromText(?, 4326), location)")) {
                count.setLong(1, from.toEpochMilli());
                count.setString(2, area.wkt());
                try (ResultSet row = count.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        }

        @Override
        public void close() throws IOException {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
    }
}
