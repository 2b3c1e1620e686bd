package io.millrace.api.pinot;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Locale;

/**
 * A query to Pinot: a record whose components are the {@code :parameters} of the SQL file of the same name. {@code
 * io.millrace.api.areas.CountInCells} has {@code sql/areas/count_in_cells.sql}. For a nested record the name of the
 * outer type comes first: {@code Popular.Items} has {@code popular_items.sql}. The name {@code Query} is left out:
 * {@code Series.Query} has {@code series.sql}.
 *
 * @param <R> the record of a row; its components are the column aliases of the SQL
 */
public interface PinotQuery<R extends Record> {
    /** Returns the path of a query's SQL file on the class path. */
    static String sqlFile(Class<? extends PinotQuery<?>> query) {
        String folder = query.getPackageName().substring(query.getPackageName().lastIndexOf('.') + 1);
        String name = query.getName()
                .substring(query.getPackageName().length() + 1)
                .replaceFirst("\\$Query$", "")
                .replace("$", "");
        return "sql/%s/%s.sql".formatted(folder, inSnakeCase(name));
    }

    /** Returns the name of a query in logs and metrics: the name of its file. */
    static String nameOf(Class<? extends PinotQuery<?>> query) {
        String file = sqlFile(query);
        return file.substring(file.indexOf('/') + 1, file.lastIndexOf('.'));
    }

    private static String inSnakeCase(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    /** Returns the type of a query's rows: the type argument of this interface. */
    static Class<?> rowOf(Class<?> query) {
        Type implemented = Arrays.stream(query.getGenericInterfaces())
                .filter(type -> type instanceof ParameterizedType generic && generic.getRawType() == PinotQuery.class)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(query + " implements no PinotQuery"));
        return (Class<?>) ((ParameterizedType) implemented).getActualTypeArguments()[0];
    }
}
