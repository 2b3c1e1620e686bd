package io.millrace.cdc.source;

import io.millrace.cdc.settings.CdcSettings;
import io.millrace.cdc.settings.SourceKind;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks before Debezium starts that the database's account may capture, and reads the tables' columns. */
@Singleton
public final class SourceCheck {

    /**
     * As Debezium documents them; MariaDB shows REPLICATION CLIENT as BINLOG MONITOR.
     *
     * @see <a href="https://debezium.io/documentation/reference/3.5/connectors/mariadb.html#mariadb-creating-user">
     *     Debezium: creating a user</a>
     */
    private static final List<List<String>> NEEDED = List.of(
            List.of("SELECT"),
            List.of("RELOAD"),
            List.of("SHOW DATABASES"),
            List.of("REPLICATION SLAVE"),
            List.of("REPLICATION CLIENT", "BINLOG MONITOR"));

    private static final Pattern GLOBAL_GRANT = Pattern.compile("GRANT (.+?) ON \\*\\.\\* TO .*");

    /** SQL states of a refused account: that of MariaDB and MySQL, and those of PostgreSQL. */
    private static final List<String> REFUSED = List.of("28000", "28P01");

    private static final int TIMEOUT_MS = 5_000;

    private final CdcSettings settings;

    /**
     * The database before any row is read.
     *
     * @param timeMs the database's time, epoch ms, rounded down to the second
     * @param columns the columns' names by the captured table as it is qualified in the database; empty for a table
     *     that
     *     isn't there
     */
    public record Source(long timeMs, Map<String, Set<String>> columns) {}

    SourceCheck(CdcSettings settings) {
        this.settings = settings;
    }

    /**
     * Connects to the database and checks the account.
     *
     * @throws SourceRefusedException when the driver is missing, or the account is wrong or lacks a grant: a retry
     *     can't
     *     succeed
     * @throws SQLException when the database can't be reached or fails: a retry may succeed
     */
    public Source check() throws SQLException {
        requireDriver();
        Properties account = new Properties();
        account.put("user", settings.user());
        account.put("password", settings.password());
        account.put("connectTimeout", settings.source() == SourceKind.POSTGRESQL ? "5" : Integer.toString(TIMEOUT_MS));
        try (Connection connection = DriverManager.getConnection(settings.jdbcUrl(), account);
                Statement statement = connection.createStatement()) {
            List<String> missing =
                    switch (settings.source()) {
                        case MARIADB, MYSQL -> missingGrants(texts(statement, "SHOW GRANTS"));
                        case POSTGRESQL -> missingRole(statement);
                    };
            if (!missing.isEmpty()) {
                throw new SourceRefusedException("The account " + settings.user() + " of " + settings + " lacks "
                        + String.join(", ", missing) + ". " + advice(missing));
            }
            if (settings.source() == SourceKind.POSTGRESQL) {
                requireOldRows(statement);
            }
            long seconds = Long.parseLong(
                    texts(statement, settings.source().clockQuery()).get(0));
            return new Source(1000 * seconds, columns(connection));
        } catch (SQLException e) {
            if (REFUSED.contains(e.getSQLState())) {
                throw new SourceRefusedException(
                        settings + " refuses the account " + settings.user() + ": " + e.getMessage());
            }
            throw e;
        }
    }

    private Map<String, Set<String>> columns(Connection connection) throws SQLException {
        Map<String, Set<String>> columns = new HashMap<>();
        for (String table : settings.tables().keySet()) {
            Set<String> names = new HashSet<>();
            try (ResultSet found = settings.source().columns(connection.getMetaData(), settings.database(), table)) {
                while (found.next()) {
                    // The name is a pattern there, in which _ is any character
                    if (table.equals(found.getString("TABLE_NAME"))) {
                        names.add(found.getString("COLUMN_NAME"));
                    }
                }
            }
            columns.put(settings.source().qualified(settings.database(), table), names);
        }
        return columns;
    }

    private void requireDriver() {
        try {
            Class.forName(settings.source().driverClass());
        } catch (ClassNotFoundException e) {
            throw new SourceRefusedException("The driver of " + settings.source() + ", "
                    + settings.source().driverClass() + ", isn't on the class path. "
                    + settings.source().driverAdvice());
        }
    }

    /**
     * Without the old rows a delete in the log has only the key, and the row's last values would be lost from the
     * stream.
     */
    private void requireOldRows(Statement statement) throws SQLException {
        List<String> missing = texts(
                        statement,
                        "SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid ="
                                + " c.relnamespace WHERE c.relkind IN ('r', 'p') AND c.relreplident <> 'f'")
                .stream()
                .filter(settings.streamsByTable()::containsKey)
                .toList();
        if (!missing.isEmpty()) {
            throw new SourceRefusedException(
                    "PostgreSQL's log doesn't hold the old rows of " + String.join(", ", missing)
                            + ". Run "
                            + missing.stream()
                                    .map(table -> "ALTER TABLE " + table + " REPLICA IDENTITY FULL;")
                                    .collect(Collectors.joining(" ")));
        }
    }

    private String advice(List<String> missing) {
        return settings.source() == SourceKind.POSTGRESQL
                ? "Grant it: ALTER ROLE " + settings.user() + " REPLICATION"
                : "Grant it: GRANT " + String.join(", ", missing) + " ON *.* TO '" + settings.user() + "'@'%'";
    }

    static List<String> missingGrants(List<String> grants) {
        List<String> have = new ArrayList<>();
        for (String grant : grants) {
            Matcher matcher = GLOBAL_GRANT.matcher(grant.toUpperCase(Locale.ROOT));
            if (matcher.matches()) {
                have.addAll(List.of(matcher.group(1).split(", ", -1)));
            }
        }
        if (have.contains("ALL PRIVILEGES")) {
            return List.of();
        }
        return NEEDED.stream()
                .filter(names -> names.stream().noneMatch(have::contains))
                .map(names -> names.get(0))
                .toList();
    }

    private static List<String> missingRole(Statement statement) throws SQLException {
        List<String> may = texts(
                statement,
                "SELECT CASE WHEN rolreplication OR rolsuper THEN 'yes' ELSE 'no' END FROM pg_roles WHERE rolname ="
                        + " current_user");
        return may.contains("yes") ? List.of() : List.of("REPLICATION");
    }

    private static List<String> texts(Statement statement, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
