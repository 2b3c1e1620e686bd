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

/** A statement with named {@code :parameters}. Comments are left out of what is sent; text in quotes is left alone. */
public final class SqlTemplate {
    private static final Pattern TOKEN =
            Pattern.compile("(?<comment>--[^\\n]*)|(?<quoted>'(?:[^']|'')*'|\"[^\"]*\")|(?<!:):(?<name>[a-z]\\w*)");

    private final List<Part> parts;

    private SqlTemplate(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** Text to be sent as it is, or, where {@code parameter} is not null, the place of one. */
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

    /** The template in a text. */
    public static SqlTemplate parse(String sql) {
        List<Part> parts = new ArrayList<>();
        Matcher token = TOKEN.matcher(sql);
        int from = 0;
        while (token.find()) {
            parts.add(new Part(sql.substring(from, token.start()), null));
            if (token.group("name") != null) {
                parts.add(new Part("", token.group("name")));
            } else if (token.group("quoted") != null) {
                parts.add(new Part(token.group(), null));
            }
            from = token.end();
        }
        parts.add(new Part(sql.substring(from), null));
        return new SqlTemplate(parts);
    }

    Set<String> parameters() {
        return parts.stream()
                .map(Part::parameter)
                .filter(name -> name != null)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The statement with each parameter in its place, as {@link SqlLiteral} writes it. */
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
