package io.millrace.api.pinot;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Writes a value as an SQL literal: the one place where a value becomes part of a statement. Pinot's own prepared
 * statement is not safe (it substitutes with {@code replaceFirst}, so that a {@code ?} or {@code $1} in a value
 * corrupts what follows). In Pinot's SQL a quote inside text is doubled, and nothing else has a meaning there.
 */
final class SqlLiteral {
    private SqlLiteral() {}

    static String of(Object value) {
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof Enum<?> constant) {
            return text(constant.name());
        }
        if (value instanceof Integer || value instanceof Long) {
            return value.toString();
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            return new BigDecimal(number.toString()).toPlainString();
        }
        if (value instanceof Collection<?> values && !values.isEmpty()) {
            return values.stream().map(SqlLiteral::of).collect(Collectors.joining(", "));
        }
        throw new IllegalArgumentException(
                "A %s can't be an SQL literal".formatted(value.getClass().getSimpleName()));
    }

    private static String text(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }
}
