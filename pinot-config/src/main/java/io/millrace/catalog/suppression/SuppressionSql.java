package io.millrace.catalog.suppression;

import io.millrace.catalog.files.ClassPathFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SQL of a suppression list: SELECT, FROM and optionally WHERE and GROUP BY. {@link #whole} adds the parts of
 * {@code base/list.sql}, which all lists share.
 *
 * @param clauses the text of each clause, without comments
 * @param tables the tables that it names, also in subqueries and joins, in the order of the text
 */
record SuppressionSql(Map<Clause, String> clauses, List<String> tables) {

    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|'(?:[^']|'')*'|\"[^\"]*\"");
    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'|\"[^\"]*\"");
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z]\\w*)");
    private static final Pattern WHERE_OF_LIST = Pattern.compile("\\n *AND \\(\\$\\{where}\\)");
    private static final String BASE = withoutComments(ClassPathFile.text("base/list.sql"));

    /** The clauses of a list's SQL, in their order. */
    enum Clause {
        SELECT,
        FROM,
        WHERE,
        GROUP
    }

    /** Parses a text; empty if it isn't SELECT, FROM, WHERE and GROUP BY in this order. */
    static Optional<SuppressionSql> parse(String text) {
        return new SuppressionSqlParser(withoutComments(text)).parse();
    }

    /** Returns the parameters that the SQL of every list has. */
    static Set<String> commonParameters() {
        return parameters(BASE);
    }

    /** Returns the names of the {@code :parameters} in a text. */
    static Set<String> parameters(String sql) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = PARAMETER.matcher(withoutQuotes(sql));
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** Returns the text without comments and quoted text. */
    static String withoutQuotes(String sql) {
        return QUOTED.matcher(withoutComments(sql)).replaceAll(" ");
    }

    private static String withoutComments(String sql) {
        return COMMENT.matcher(sql)
                .replaceAll(found -> found.group().startsWith("--") ? "" : Matcher.quoteReplacement(found.group()))
                .strip();
    }

    /** Returns the text between FROM and the next clause. */
    String from() {
        return clauses.getOrDefault(Clause.FROM, "");
    }

    /** Returns the SQL to send, with the time range, the range of buckets and the limit that all lists have. */
    String whole() {
        String where = clauses.getOrDefault(Clause.WHERE, "");
        String base = where.isEmpty() ? WHERE_OF_LIST.matcher(BASE).replaceFirst("") : BASE;
        return base.replace("${select}", clauses.getOrDefault(Clause.SELECT, ""))
                .replace("${from}", from())
                .replace("${where}", where)
                .replace("${groupBy}", clauses.getOrDefault(Clause.GROUP, "userId"));
    }
}
