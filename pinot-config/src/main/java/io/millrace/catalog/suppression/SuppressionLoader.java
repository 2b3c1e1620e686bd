package io.millrace.catalog.suppression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.files.CatalogFiles;
import io.millrace.catalog.files.Problems;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamDefinition;
import io.millrace.catalog.stream.StreamName;
import io.millrace.catalog.table.Columns;
import io.millrace.catalog.table.Retention;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code suppressions/}, one folder for each list, and checks them against the streams. */
final class SuppressionLoader {

    static final String NAME = "[a-z][a-z0-9_]{0,62}";
    private static final String SETTINGS = "list.json";
    private static final String SQL = "list.sql";
    private static final String CASES = "cases";

    private final Path root;
    private final StreamCatalog streams;
    private final Problems problems;
    private final CatalogFiles files;

    SuppressionLoader(Path root, StreamCatalog streams, Problems problems) {
        this.root = root;
        this.streams = streams;
        this.problems = problems;
        this.files = new CatalogFiles(problems);
    }

    List<SuppressionList> load() {
        List<SuppressionList> lists = new ArrayList<>();
        for (Path folder : files.children(root)) {
            SuppressionList list = list(folder);
            if (list != null) {
                lists.add(list);
            }
        }
        return lists;
    }

    private @Nullable SuppressionList list(Path folder) {
        String name = CatalogFiles.name(folder);
        String place = "suppressions/" + name;
        String file = place + "/" + SETTINGS;
        if (!name.matches(NAME) || !Files.isDirectory(folder)) {
            problems.add(place, "", "must be a folder whose name matches " + NAME);
            return null;
        }
        unknownFiles(folder, place);
        ObjectNode json = files.object(folder.resolve(SETTINGS), file);
        String text = files.text(folder.resolve(SQL), place + "/" + SQL);
        if (json == null || text == null) {
            return null;
        }
        files.allow(json, file, "", Set.of("description", "owner", "reason", "maxAge", "window", "parameters"));
        String description = files.required(json, file, "", "description");
        String owner = files.required(json, file, "", "owner");
        String reason = files.required(json, file, "", "reason");
        Duration maxAge = maxAge(json, file);
        SuppressionSql sql = sql(text, place + "/" + SQL);
        List<ListParameter> parameters = new ListParameterFile(file, problems).read(json.path("parameters"));
        ListWindow window = window(json.path("window"), parameters, file);
        if (description == null || owner == null || reason == null || maxAge == null || window == null || sql == null) {
            return null;
        }
        List<StreamName> tables = tables(sql, place + "/" + SQL);
        tables.forEach(table -> checkRetention(window, parameters, table, file));
        new SuppressionSqlCheck(text, place + "/" + SQL, problems).check(parameters, window);
        return new SuppressionList(name, description, owner, reason, maxAge, tables, window, parameters, sql.whole());
    }

    private void unknownFiles(Path folder, String place) {
        List<Path> cases = List.of();
        for (Path child : files.children(folder)) {
            String name = CatalogFiles.name(child);
            if (name.equals(CASES) && Files.isDirectory(child)) {
                cases = files.children(child);
            } else if (!name.equals(SETTINGS) && !name.equals(SQL)) {
                problems.add(place + "/" + name, "", "must not be there: a suppression list has no such file");
            }
        }
        if (cases.isEmpty()) {
            problems.add(place + "/" + CASES, "", "must hold a folder for each case, at least one");
        }
    }

    private @Nullable Duration maxAge(ObjectNode json, String file) {
        if (!json.has("maxAge")) {
            return SuppressionList.DEFAULT_MAX_AGE;
        }
        try {
            Duration age = Duration.parse(json.path("maxAge").asText());
            if (age.compareTo(Duration.ofSeconds(1)) >= 0 && age.compareTo(Duration.ofHours(1)) <= 0) {
                return age;
            }
        } catch (DateTimeException e) {
            // told below, with the rule
        }
        problems.broken(file, "/maxAge", "must be a duration from PT1S to PT1H", json.path("maxAge"));
        return null;
    }

    private @Nullable SuppressionSql sql(String text, String file) {
        SuppressionSql sql = SuppressionSql.parse(text).orElse(null);
        if (sql == null) {
            problems.add(file, "", "must be SELECT … FROM … and, if need be, WHERE … and GROUP BY …");
        }
        return sql;
    }

    private List<StreamName> tables(SuppressionSql sql, String file) {
        List<StreamName> tables = new ArrayList<>();
        if (sql.tables().isEmpty() || !sql.from().equals(sql.tables().get(0))) {
            problems.add(
                    file,
                    "",
                    "must have one stream in FROM, since the columns that are added would be ambiguous, was "
                            + sql.from());
        } else if (sql.tables().size() > 1) {
            problems.add(
                    file,
                    "",
                    "must not read tables in subqueries, since these have no time range, was " + sql.tables());
        }
        for (String name : sql.tables()) {
            Optional<StreamDefinition> stream = streams.streams().stream()
                    .filter(known -> known.name().value().equals(name))
                    .findFirst();
            if (stream.isEmpty()) {
                problems.add(file, "", "must read streams, was " + name);
            } else if (!Columns.of(stream.get().pinotSchema()).has("bucket")) {
                problems.add(file, "", "must read streams with the column bucket, was " + name);
            } else {
                tables.add(stream.get().name());
            }
        }
        return tables;
    }

    private @Nullable ListWindow window(JsonNode json, List<ListParameter> parameters, String file) {
        if (json.asText().equals("always")) {
            return new ListWindow.Always();
        }
        if (json.size() == 1 && isParameter(json.path("days"), ListParameter.Whole.class, parameters)) {
            return new ListWindow.Days(json.path("days").asText());
        }
        if (json.size() == 1 && isParameter(json.path("year"), ListParameter.Zone.class, parameters)) {
            return new ListWindow.Year(json.path("year").asText());
        }
        problems.broken(
                file,
                "/window",
                "must be \"always\", {\"days\": an integer parameter} or {\"year\": a zone parameter}",
                json);
        return null;
    }

    /** A list must not miss customers whose rows are no longer there. */
    private void checkRetention(ListWindow window, List<ListParameter> parameters, StreamName table, String file) {
        streams.find(table).flatMap(StreamDefinition::retention).ifPresent(kept -> {
            Optional<Duration> longest = window.longest(parameters);
            if (longest.isEmpty() || longest.get().compareTo(kept) > 0) {
                problems.add(
                        file,
                        "/window",
                        "must not be longer than %s keeps rows, %s, was %s"
                                .formatted(
                                        table,
                                        Retention.words(kept),
                                        longest.map(Retention::words).orElse("always")));
            }
        });
    }

    private static boolean isParameter(
            JsonNode name, Class<? extends ListParameter> type, List<ListParameter> parameters) {
        return parameters.stream().anyMatch(known -> known.name().equals(name.asText()) && type.isInstance(known));
    }
}
