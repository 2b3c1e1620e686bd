package io.millrace.catalog.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.catalog.PinotTable;

/** How a Pinot wants to be spoken to. The catalogue's table JSON holds on both; what only one has is added here. */
public enum PinotDialect {
    /** Tried on 0.11.0. */
    V0_11("0.11"),

    /** Tried on 1.5.1, which takes the settings of 1.4 on. */
    V1("1.x");

    private final String title;

    PinotDialect(String title) {
        this.title = title;
    }

    /** The dialect as people call it, such as {@code 1.x}. */
    public String title() {
        return title;
    }

    /**
     * The table as this Pinot is to have it.
     *
     * @param table from the catalogue, its placeholders filled in
     */
    public PinotTable render(PinotTable table) {
        return switch (this) {
            case V0_11 -> table;
            case V1 -> Pinot1Table.of(table);
        };
    }

    /** A table configuration that this Pinot holds, with the names of settings that the catalogue writes. */
    public JsonNode asWritten(JsonNode held) {
        return switch (this) {
            case V0_11 -> held;
            case V1 -> Pinot1Table.asWritten(held);
        };
    }

    /**
     * Whether a setting that Pinot reports as unrecognized is right all the same.
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
