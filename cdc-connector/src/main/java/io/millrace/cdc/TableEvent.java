package io.millrace.cdc;

import java.util.Set;

/** What happens to a captured table as a whole. Tables are named as they are qualified in the database. */
sealed interface TableEvent {

    /**
     * From here on all rows of the tables are read.
     *
     * @param anew whether whatever was read of them before doesn't count
     */
    record Begun(Set<String> tables, boolean anew) implements TableEvent {}

    /** All rows of the tables were read since {@link Begun}. */
    record ReadWhole(Set<String> tables) implements TableEvent {}

    /** TRUNCATE: all rows are gone at once, without a change of any. */
    record Emptied(String table, long atMs) implements TableEvent {}
}
