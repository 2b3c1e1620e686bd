package io.millrace.simulator.database;

import java.util.List;

/**
 * One change of a row.
 *
 * @param sql the statement, with a question mark for each parameter
 */
record Edit(String sql, List<Object> parameters) {
    Edit {
        parameters = List.copyOf(parameters);
    }
}
