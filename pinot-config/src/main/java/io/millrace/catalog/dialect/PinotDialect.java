package io.millrace.catalog.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.catalog.table.PinotTable;

/**
 * The settings that a version of Pinot has. The catalogue's table configuration suits both versions; a dialect adds
 * what only one has.
 */
public enum PinotDialect {
    /** Tested with 0.11.0. */
    V0_11("0.11"),

    /** Tested with 1.5.1; its settings exist since 1.4. */
    V1("1.x");

    private final String title;

    PinotDialect(String title) {
        this.title = title;
    }

    /** The name for people, such as {@code 1.x}. */
    public String title() {
        return title;
    }

    /**
     * Returns the table with the settings of this dialect.
     *
     * @param table a table of the catalogue without placeholders
     */
    public PinotTable render(PinotTable table) {
        return switch (this) {
            case V0_11 -> table;
            case V1 -> Pinot1Table.of(table);
        };
    }

    /** Returns a table configuration of this Pinot with the names of settings that the catalogue uses. */
    public JsonNode asWritten(JsonNode held) {
        return switch (this) {
            case V0_11 -> held;
            case V1 -> Pinot1Table.asWritten(held);
        };
    }

    /**
     * Whether a setting is correct although Pinot reports it as unrecognized.
     *
     * @param pointer the setting in a table configuration, such as {@code /upsertConfig/comparisonColumn}
     */
    public boolean expectsUnrecognized(String pointer) {
        return switch (this) {
            case V0_11 -> false;
            case V1 -> pointer.equals(Pinot1Table.OLD_COMPARISON);
        };
    }
}
