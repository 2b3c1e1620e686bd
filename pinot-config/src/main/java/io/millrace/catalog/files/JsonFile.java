package io.millrace.catalog.files;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Parses the JSON of the catalogue. Duplicate keys and text after the end are errors. */
public final class JsonFile {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonFile() {}

    /** Returns the JSON object in a text. Reports a problem with line and column and returns null if there is none. */
    public static @Nullable ObjectNode object(String file, String text, Problems problems) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node instanceof ObjectNode object) {
                return object;
            }
            problems.add(file, "", "must hold one JSON object");
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : "line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            problems.add(file, place, "must be JSON: " + e.getOriginalMessage());
        }
        return null;
    }

    /** Returns the JSON object in one line of a file. Reports a problem and returns null if there is none. */
    public static @Nullable ObjectNode line(String file, int line, String text, Problems problems) {
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
            problems.add(file, "line " + line, "must hold one JSON object");
        } catch (JsonProcessingException e) {
            problems.add(file, "line " + line, "must be JSON: " + e.getOriginalMessage());
        }
        return null;
    }
}
