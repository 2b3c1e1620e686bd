package io.millrace.catalog.suppression;

import io.millrace.catalog.suppression.SuppressionSql.Clause;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the clauses and tables in SQL without comments. */
final class SuppressionSqlParser {

    private static final Pattern TOKEN = Pattern.compile("'(?:[^']|'')*'|\"[^\"]*\"|\\w+|[(),]");
    private static final Pattern BY = Pattern.compile("^\\s*BY\\b", Pattern.CASE_INSENSITIVE);

    /** The words that end a list of tables. */
    private static final Set<String> AFTER_TABLES =
            Set.of("SELECT", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "UNION");

    private final String sql;
    private final Map<Clause, String> clauses = new EnumMap<>(Clause.class);
    private final List<String> tables = new ArrayList<>();

    /** For the statement and each open parenthesis: whether the parser is in a list of tables. */
    private final Deque<Boolean> inTables = new ArrayDeque<>(Set.of(false));

    private boolean tableIsNext;

    SuppressionSqlParser(String sql) {
        this.sql = sql;
    }

    /** Returns the parsed SQL, or empty if the clauses aren't SELECT, FROM, WHERE and GROUP BY in this order. */
    Optional<SuppressionSql> parse() {
        Clause last = null;
        int begin = 0;
        Matcher token = TOKEN.matcher(sql);
        while (token.find()) {
            String word = token.group().toUpperCase(Locale.ROOT);
            Optional<Clause> clause = inTables.size() == 1 ? clause(word) : Optional.empty();
            if (clause.isPresent()) {
                boolean comesNext = last == null
                        ? clause.get() == Clause.SELECT && token.start() == 0
                        : clause.get().compareTo(last) > 0;
                if (!comesNext) {
                    return Optional.empty();
                }
                end(last, begin, token.start());
                last = clause.get();
                begin = token.end();
            }
            if (!read(token.group(), word)) {
                return Optional.empty();
            }
        }
        end(last, begin, sql.length());
        boolean isWhole = inTables.size() == 1 && clauses.containsKey(Clause.FROM);
        return isWhole ? Optional.of(new SuppressionSql(clauses, tables)) : Optional.empty();
    }

    private static Optional<Clause> clause(String word) {
        return Arrays.stream(Clause.values())
                .filter(clause -> clause.name().equals(word))
                .findFirst();
    }

    private void end(@Nullable Clause clause, int begin, int end) {
        if (clause != null) {
            String text = sql.substring(begin, end);
            clauses.put(clause, (clause == Clause.GROUP ? BY.matcher(text).replaceFirst("") : text).strip());
        }
    }

    /** Returns false for a closing parenthesis without an opening one. */
    private boolean read(String token, String word) {
        boolean inTablesHere = inTables.getFirst();
        switch (word) {
            case "(" -> {
                inTables.push(false);
                tableIsNext = false;
            }
            case ")" -> inTables.pop();
            case "," -> tableIsNext = inTablesHere;
            case "FROM" -> begin(true);
            case "JOIN" -> tableIsNext = true;
            default -> {
                if (AFTER_TABLES.contains(word)) {
                    begin(false);
                } else if (tableIsNext) {
                    tables.add(token);
                    tableIsNext = false;
                }
            }
        }
        return !inTables.isEmpty();
    }

    private void begin(boolean tablesFollow) {
        inTables.pop();
        inTables.push(tablesFollow);
        tableIsNext = tablesFollow;
    }
}
