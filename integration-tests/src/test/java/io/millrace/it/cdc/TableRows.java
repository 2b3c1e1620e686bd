package io.millrace.it.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.it.PinotSql;
import io.millrace.it.RowDifferences;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;

/** All rows of a table with all their columns as text, by id: from the database and from Pinot, to be compared. */
final class TableRows {

    private static final Map<String, List<String>> COLUMNS = Map.of(
            "products", List.of("name", "description", "category", "price", "image", "created_at", "updated_at"),
            "users",
                    List.of("first_name", "last_name", "email", "residence", "lat", "lon", "created_at", "updated_at"));

    private TableRows() {}

    static Map<Long, String> inDatabase(String url, String table) throws SQLException {
        List<String> columns = columns(table);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT id, " + String.join(", ", columns) + " FROM " + table)) {
            Map<Long, String> found = new TreeMap<>();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (String column : columns) {
                    values.add(value(rows, column));
                }
                found.put(rows.getLong("id"), String.join(" | ", values));
            }
            return found;
        }
    }

    /** Those whose id matches a regular expression; all databases of the tests share the streams. */
    static Map<Long, String> inPinot(String table, String ids) {
        String columns = String.join(
                ", ", columns(table).stream().map(TableRows::camelCase).toList());
        return found("SELECT id, " + columns + " FROM " + table + " WHERE deleted = false", ids);
    }

    /** The ids of rows that are deleted. Pinot 1.x shows those only to those who ask for all versions. */
    static Set<Long> deletedInPinot(String table, String ids) {
        Set<Long> deleted =
                new TreeSet<>(found("SET skipUpsert=true; SELECT id FROM " + table + " WHERE deleted = true", ids)
                        .keySet());
        deleted.removeAll(inPinot(table, ids).keySet());
        return deleted;
    }

    /** Waits until Pinot has the rows of a table of a database, and no others of these ids. */
    static void awaitInPinot(String table, String ids, String databaseUrl) throws SQLException {
        Map<Long, String> rows = inDatabase(databaseUrl, table);
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() ->
                        assertThat(RowDifferences.of(rows, inPinot(table, ids))).isEmpty());
    }

    private static Map<Long, String> found(String query, String ids) {
        Map<Long, String> found = new TreeMap<>();
        PinotSql.rows(query + " AND REGEXP_LIKE(id, '" + ids + "') LIMIT 1000000")
                .forEach(row -> found.put(row.path(0).asLong(), text(row)));
        return found;
    }

    private static List<String> columns(String table) {
        return COLUMNS.getOrDefault(table, List.of());
    }

    private static String value(ResultSet rows, String column) throws SQLException {
        return switch (column) {
            case "price", "lat", "lon" -> plain(rows.getBigDecimal(column));
            case "created_at", "updated_at" ->
                rows.getTimestamp(column, Calendar.getInstance(TimeZone.getTimeZone("UTC")))
                        .toInstant()
                        .toString();
            default -> rows.getString(column);
        };
    }

    private static String text(JsonNode row) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i < row.size(); i++) {
            values.add(
                    row.get(i).isNumber()
                            ? plain(row.get(i).decimalValue())
                            : row.get(i).asText());
        }
        return String.join(" | ", values);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String camelCase(String column) {
        int underscore = column.indexOf('_');
        return underscore < 0
                ? column
                : column.substring(0, underscore)
                        + column.substring(underscore + 1, underscore + 2).toUpperCase(Locale.ROOT)
                        + column.substring(underscore + 2);
    }
}
