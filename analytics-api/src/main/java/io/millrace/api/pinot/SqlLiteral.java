package io.millrace.api.pinot;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Writes a value as an SQL literal: the one place where a value becomes part of a statement. Pinot's own prepared
 * statement is not safe (it substitutes with {@code replaceFirst}, so that a {@code ?} or {@code $1} in a value
 * corrupts what follows). Two things about a text in Pinot's SQL differ from the standard, on 0.11 as on 1.x: after the
 * parser has made one quote of two, {@code RequestUtils.getLiteral} does so once more; and {@code CalciteSqlParser} takes
 * {@code option(} for the beginning of the statement's options even within a text, up to its last parenthesis.
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
        if (text.indexOf('(') < 0) {
            return "'" + quotesFourfold(text) + "'";
        }
        String escaped = text.replace("\\", "\\\\").replace("(", "\\0028");
        return "U&'" + quotesFourfold(escaped) + "'";
    }

    private static String quotesFourfold(String text) {
        return text.replace("'", "''''");
    }
}
