package io.millrace.api.pinot;

import io.millrace.catalog.stream.StreamName;
import java.util.Map;
import java.util.Set;

/**
 * A query whose SQL and parameters are data, such as a suppression list's: it has no record and no SQL file of this
 * service.
 *
 * @param name what the log and the metrics call it
 * @param sql the statement
 * @param tables all tables that the statement reads, at least one
 * @param values of the statement's parameters, by name: each parameter has one
 */
public record DataQuery(String name, SqlTemplate sql, Set<StreamName> tables, Map<String, Object> values) {
    public DataQuery {
        tables = Set.copyOf(tables);
        values = Map.copyOf(values);
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("query %s: must read at least one table, reads none".formatted(name));
        }
        for (String parameter : sql.parameters()) {
            if (!values.containsKey(parameter)) {
                throw new IllegalArgumentException("query %s: must have a value for :%s, has values for %s"
                        .formatted(name, parameter, values.keySet()));
            }
        }
    }
}
