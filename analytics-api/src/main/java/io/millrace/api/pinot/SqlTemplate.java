package io.millrace.api.pinot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * SQL with named {@code :parameters}. Comments are removed before it is sent. Quoted text stays unchanged.
 *
 * <p>A LIMIT with a parameter is the size of a page. A LIMIT with a number is an upper bound: a result with that many
 * rows counts as cut. LIMIT 1 is for queries with at most one row, such as that of a key or a COUNT.
 */
public final class SqlTemplate {
    private static final Pattern TOKEN =
            Pattern.compile("(?<comment>--[^\\n]*)|(?<quoted>'(?:[^']|'')*'|\"[^\"]*\")|(?<!:):(?<name>[a-z]\\w*)");

    private static final Pattern LIMIT = Pattern.compile("\\bLIMIT\\s+(\\d+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern TABLE = Pattern.compile("\\bFROM\\s+(\\w+)", Pattern.CASE_INSENSITIVE);

    private final List<Part> parts;
    private final int bound;
    private final @Nullable String table;

    private SqlTemplate(List<Part> parts, int bound, @Nullable String table) {
        this.parts = List.copyOf(parts);
        this.bound = bound;
        this.table = table;
    }

    /** A text to send or, if {@code parameter} isn't null, the place of a parameter. */
    private record Part(String text, @Nullable String parameter) {}

    static SqlTemplate load(String file) {
        try (InputStream in = SqlTemplate.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + file + " on the class path");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Parses a text. */
    public static SqlTemplate parse(String sql) {
        List<Part> parts = new ArrayList<>();
        StringBuilder unquoted = new StringBuilder();
        Matcher token = TOKEN.matcher(sql);
        int from = 0;
        while (token.find()) {
            parts.add(new Part(sql.substring(from, token.start()), null));
            unquoted.append(sql, from, token.start()).append(' ');
            if (token.group("name") != null) {
                parts.add(new Part("", token.group("name")));
            } else if (token.group("quoted") != null) {
                parts.add(new Part(token.group(), null));
            }
            from = token.end();
        }
        parts.add(new Part(sql.substring(from), null));
        unquoted.append(sql, from, sql.length());
        return new SqlTemplate(parts, bound(unquoted), table(unquoted));
    }

    private static int bound(CharSequence unquoted) {
        Matcher limit = LIMIT.matcher(unquoted);
        int rows = limit.find() ? Integer.parseInt(limit.group(1)) : 1;
        return rows > 1 ? rows : Integer.MAX_VALUE;
    }

    private static @Nullable String table(CharSequence unquoted) {
        Matcher from = TABLE.matcher(unquoted);
        return from.find() ? from.group(1) : null;
    }

    /** A result with this many rows counts as cut. */
    int bound() {
        return bound;
    }

    /** Returns the table in its FROM, which can't be a parameter. */
    String table() {
        if (table == null) {
            throw new IllegalStateException("A statement names no table");
        }
        return table;
    }

    Set<String> parameters() {
        return parts.stream()
                .map(Part::parameter)
                .filter(name -> name != null)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the SQL with the values of the parameters, written by {@link SqlLiteral}. */
    String render(Function<String, Object> valueOf) {
        StringBuilder sql = new StringBuilder();
        for (Part part : parts) {
            sql.append(part.text());
            if (part.parameter() != null) {
                sql.append(SqlLiteral.of(valueOf.apply(part.parameter())));
            }
        }
        return sql.toString().strip();
    }
}
