package io.millrace.catalog;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Reads the catalogue's own JSON, where a key given twice or a stray comma is a mistake to be named. */
final class JsonFile {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonFile() {}

    /** The object in the text, or null after telling the problem, whose place is its line and column. */
    static @Nullable ObjectNode object(String file, String text, Problems problems) {
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
            problems.add(file, place, "is not JSON: " + e.getOriginalMessage());
        }
        return null;
    }

    /** The object in one line, or null after telling the problem. */
    static @Nullable ObjectNode line(String file, int line, String text, Problems problems) {
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
            problems.add(file, "line " + line, "must hold one JSON object");
        } catch (JsonProcessingException e) {
            problems.add(file, "line " + line, "is not JSON: " + e.getOriginalMessage());
        }
        return null;
    }
}
