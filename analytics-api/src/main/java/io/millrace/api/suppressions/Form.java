package io.millrace.api.suppressions;

import io.micronaut.http.MediaType;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.api.web.ParameterRule;
import io.millrace.api.web.Parameters;
import io.millrace.api.web.Shortened;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The media types of a list. */
enum Form {
    JSON(Form.JSON_TYPE),
    NDJSON(Form.NDJSON_TYPE),
    CSV(Form.CSV_TYPE + "; charset=utf-8");

    static final String JSON_TYPE = "application/json";
    static final String NDJSON_TYPE = "application/x-ndjson";
    static final String CSV_TYPE = "text/csv";

    private final String type;

    Form(String type) {
        this.type = type;
    }

    MediaType type() {
        return MediaType.of(type);
    }

    /**
     * Chooses the form of a response.
     *
     * @param format the parameter {@code format}; null if it isn't given
     * @param accepted the media ranges of {@code Accept}, which counts if {@code format} isn't given; empty for JSON
     * @throws Failure of kind {@code INVALID_PARAMETER} if the format is unknown, or {@code NOT_ACCEPTABLE} if {@code
     *     Accept} allows no form
     */
    static Form of(@Nullable String format, Collection<MediaType> accepted) {
        if (format != null) {
            return Arrays.stream(values())
                    .filter(form -> form.name().toLowerCase(Locale.ROOT).equals(format))
                    .findFirst()
                    .orElseThrow(() ->
                            Parameters.invalid("format", ParameterRule.ENUM, "must be json, ndjson or csv", format));
        }
        if (accepted.isEmpty()) {
            return JSON;
        }
        List<String> asked = accepted.stream().map(MediaType::toString).toList();
        return MediaType.orderedOf(asked).stream()
                .flatMap(wanted -> Arrays.stream(values()).filter(form -> wanted.matches(form.type())))
                .findFirst()
                .orElseThrow(() -> new Failure(
                        FailureKind.NOT_ACCEPTABLE,
                        "Accept: must allow application/json, application/x-ndjson or text/csv, was '%s'"
                                .formatted(Shortened.of(String.join(", ", asked)))));
    }
}
