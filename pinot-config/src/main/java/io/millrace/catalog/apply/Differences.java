package io.millrace.catalog.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Compares a document that Pinot returns with the wanted one. Members that only Pinot's document has are ignored. */
final class Differences {

    private final List<String> pointers = new ArrayList<>();

    private Differences() {}

    /** Returns the JSON pointers of the values that are missing or different. */
    static List<String> of(JsonNode wanted, JsonNode existing) {
        Differences differences = new Differences();
        differences.compare("", wanted, existing);
        return differences.pointers;
    }

    private void compare(String place, JsonNode wanted, JsonNode existing) {
        if (wanted.isObject()) {
            wanted.properties()
                    .forEach(entry ->
                            compare(place + "/" + entry.getKey(), entry.getValue(), existing.path(entry.getKey())));
        } else if (wanted.isArray()) {
            compareItems(place, wanted, existing);
        } else if (!wanted.asText().equals(existing.asText()) || existing.isMissingNode()) {
            pointers.add(place);
        }
    }

    private void compareItems(String place, JsonNode wanted, JsonNode existing) {
        if (wanted.size() != existing.size()) {
            pointers.add(place);
            return;
        }
        for (int i = 0; i < wanted.size(); i++) {
            compare(place + "/" + i, wanted.get(i), existing.get(i));
        }
    }
}
