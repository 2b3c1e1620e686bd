package io.millrace.catalog.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.millrace.catalog.files.Problems;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the {@code ${…}} in a document, which stand for what depends on the environment. */
public final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    private Placeholders() {}

    /** Returns a copy with the values. A placeholder without a value stays. */
    public static ObjectNode fill(ObjectNode document, Map<String, String> values) {
        ObjectNode filled = document.objectNode();
        document.properties().forEach(property -> filled.set(property.getKey(), fillAny(property.getValue(), values)));
        return filled;
    }

    /** Reports all placeholders that aren't known. */
    public static void check(String file, JsonNode node, Map<String, String> known, Problems problems) {
        check(file, "", node, known, problems);
    }

    private static void check(String file, String place, JsonNode node, Map<String, String> known, Problems problems) {
        if (node.isTextual()) {
            PLACEHOLDER
                    .matcher(node.asText())
                    .results()
                    .filter(found -> !known.containsKey(found.group(1)))
                    .forEach(found -> problems.add(file, place, found.group() + " must be a known placeholder"));
        }
        node.properties().forEach(p -> check(file, place + "/" + p.getKey(), p.getValue(), known, problems));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                check(file, place + "/" + i, node.get(i), known, problems);
            }
        }
    }

    private static JsonNode fillAny(JsonNode node, Map<String, String> values) {
        if (node instanceof ObjectNode object) {
            return fill(object, values);
        }
        if (node instanceof ArrayNode array) {
            ArrayNode filled = array.arrayNode();
            array.forEach(item -> filled.add(fillAny(item, values)));
            return filled;
        }
        return node.isTextual() ? TextNode.valueOf(fillText(node.asText(), values)) : node;
    }

    private static String fillText(String text, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }
}
