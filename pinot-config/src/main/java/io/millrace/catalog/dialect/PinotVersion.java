package io.millrace.catalog.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a running Pinot.
 *
 * @param text the version that Pinot reports, such as {@code 0.11.0-1b4d6b6}; empty if it reports none
 * @param dialect the dialect for it
 * @param tried whether Millrace was tested with this version; if not, the dialect is that of the nearest tested one
 */
public record PinotVersion(String text, PinotDialect dialect, boolean tried) {

    private static final Pattern MAJOR_MINOR = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\b.*");

    /** The parts of Pinot whose version is read. All parts of a process have the same version. */
    private static final List<String> PARTS = List.of("pinot-controller", "pinot-common", "pinot-spi");

    /** 1.4 is the first version with all settings of the dialect 1.x. */
    private static final int FIRST_MINOR_OF_V1 = 4;

    /** Reads the response of the controller to {@code GET /version}: an object of parts and their versions. */
    public static PinotVersion of(JsonNode answer) {
        return PARTS.stream()
                .map(part -> answer.path(part).asText())
                .filter(text -> !text.isBlank())
                .findFirst()
                .map(PinotVersion::parse)
                .orElseGet(() -> parse(""));
    }

    /** Parses a version. A text that isn't a version gives an untested one. */
    public static PinotVersion parse(String text) {
        Matcher version = MAJOR_MINOR.matcher(text);
        if (!version.matches()) {
            return new PinotVersion(text, PinotDialect.V0_11, false);
        }
        int major = Integer.parseInt(version.group(1));
        int minor = Integer.parseInt(version.group(2));
        boolean isV1 = major > 1 || (major == 1 && minor >= FIRST_MINOR_OF_V1);
        boolean tried = (major == 0 && minor == 11) || (major == 1 && minor == 5);
        return new PinotVersion(text, isV1 ? PinotDialect.V1 : PinotDialect.V0_11, tried);
    }

    /** The warning about an untested version; empty for a tested one. */
    public Optional<String> warning() {
        return tried
                ? Optional.empty()
                : Optional.of(
                        "Millrace is tested with Pinot 0.11 and 1.5, not with '%s', and treats it as %s. Check that `catalog plan` finds no unrecognized setting, that after `catalog apply` the next plan is empty, and that the dashboards show numbers."
                                .formatted(text, dialect.title()));
    }

    /**
     * Whether a setting is correct although this Pinot reports it as unrecognized. For an untested version this is true
     * if it is for any dialect.
     *
     * @param pointer the setting in a table configuration, such as {@code /upsertConfig/comparisonColumn}
     */
    public boolean expectsUnrecognized(String pointer) {
        return dialect.expectsUnrecognized(pointer) || (!tried && PinotDialect.V1.expectsUnrecognized(pointer));
    }
}
