package io.millrace.catalog.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a running Pinot.
 *
 * @param text as Pinot tells it, such as {@code 0.11.0-1b4d6b6}; empty where it doesn't
 * @param dialect how to speak to it
 * @param tried whether Millrace was tried with it; if not, the dialect is that of the nearest one that was
 */
public record PinotVersion(String text, PinotDialect dialect, boolean tried) {

    private static final Pattern MAJOR_MINOR = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\b.*");

    /** Which parts of Pinot are asked; all parts of a process have one version. */
    private static final List<String> PARTS = List.of("pinot-controller", "pinot-common", "pinot-spi");

    /** 1.4 is the first that knows every setting that the dialect of 1.x switches on. */
    private static final int FIRST_MINOR_OF_V1 = 4;

    /** The version in a controller's answer to {@code GET /version}: an object of the parts' names and versions. */
    public static PinotVersion of(JsonNode answer) {
        return PARTS.stream()
                .map(part -> answer.path(part).asText())
                .filter(text -> !text.isBlank())
                .findFirst()
                .map(PinotVersion::parse)
                .orElseGet(() -> parse(""));
    }

    /** The version of that text; what can't be read is one that wasn't tried. */
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

    /** What to look after where Millrace wasn't tried with this version; empty where it was. */
    public Optional<String> warning() {
        return tried
                ? Optional.empty()
                : Optional.of(
                        "Millrace was tried with Pinot 0.11 and 1.5, not with '%s', and speaks to it as to %s. Check that `catalog plan` finds no unrecognized setting, that after `catalog apply` the next plan is empty, and that the dashboards show numbers."
                                .formatted(text, dialect.title()));
    }

    /**
     * Whether a setting that this Pinot reports as unrecognized is right all the same. A version that wasn't tried may
     * lack what either of its neighbours lacks.
     *
     * @param pointer the setting in a table configuration, such as {@code /upsertConfig/comparisonColumn}
     */
    public boolean expectsUnrecognized(String pointer) {
        return dialect.expectsUnrecognized(pointer) || (!tried && PinotDialect.V1.expectsUnrecognized(pointer));
    }
}
