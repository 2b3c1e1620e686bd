package io.millrace.catalog.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Merges a document with the differences (the upper one) into a base. It is JSON Merge Patch (RFC 7396), except that
 * lists are joined:
 *
 * <ul>
 *   <li>Objects are merged member by member; {@code null} removes a member.
 *   <li>A list has the upper entries, then the base's other entries. Two objects are the same entry if they have the same
 *       {@code name}, {@code columnName} or {@code streamType}; they are merged at the upper one's position.
 *   <li>For other values the upper one is taken.
 * </ul>
 */
public final class JsonMerge {

    /** The members that identify objects in Pinot's lists: columns, transforms and maps of stream settings. */
    private static final List<String> NAMES = List.of("name", "columnName", "streamType");

    private JsonMerge() {}

    /** Returns a new document. Both inputs stay unchanged. */
    public static ObjectNode merge(ObjectNode base, ObjectNode upper) {
        ObjectNode merged = base.deepCopy();
        upper.properties().forEach(member -> {
            if (member.getValue().isNull()) {
                merged.remove(member.getKey());
            } else {
                merged.set(member.getKey(), mergeAny(base.path(member.getKey()), member.getValue()));
            }
        });
        return merged;
    }

    private static JsonNode mergeAny(JsonNode base, JsonNode upper) {
        if (upper instanceof ObjectNode object) {
            return merge(base instanceof ObjectNode below ? below : object.objectNode(), object);
        }
        return base instanceof ArrayNode below && upper instanceof ArrayNode list
                ? join(below, list)
                : upper.deepCopy();
    }

    private static ArrayNode join(ArrayNode base, ArrayNode upper) {
        ArrayNode joined = upper.arrayNode();
        Set<JsonNode> taken = new HashSet<>();
        for (JsonNode entry : upper) {
            JsonNode below = sameEntry(base, entry);
            taken.add(below);
            joined.add(mergeAny(below, entry));
        }
        base.forEach(entry -> {
            if (!taken.contains(entry)) {
                joined.add(entry.deepCopy());
            }
        });
        return joined;
    }

    private static JsonNode sameEntry(ArrayNode list, JsonNode entry) {
        for (JsonNode candidate : list) {
            String name = nameOf(entry);
            if (name == null ? candidate.equals(entry) : name.equals(nameOf(candidate))) {
                return candidate;
            }
        }
        return list.path(-1);
    }

    /** Returns the member that identifies an object, with its value; null if there is none. */
    private static @Nullable String nameOf(JsonNode entry) {
        return NAMES.stream()
                .filter(entry::has)
                .map(name -> name + "=" + entry.path(name).asText())
                .findFirst()
                .orElse(null);
    }
}
