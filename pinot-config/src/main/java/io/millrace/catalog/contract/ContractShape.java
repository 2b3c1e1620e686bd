package io.millrace.catalog.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@link EventReader} needs to know at each place of a contract: the known properties, the maximal number of
 * items, and whether a number is an identifier.
 */
final class ContractShape {

    /** A place that the contract doesn't describe, in an object that allows more properties. */
    static final ContractShape UNKNOWN = new ContractShape(Map.of(), null, false, true, 10_000);

    private static final Set<String> IDENTIFIER = Set.of("string", "integer");

    private final Map<String, ContractShape> properties;
    private final @Nullable ContractShape items;
    private final boolean identifier;
    private final boolean open;
    private final int maxItems;

    private ContractShape(
            Map<String, ContractShape> properties,
            @Nullable ContractShape items,
            boolean identifier,
            boolean open,
            int maxItems) {
        this.properties = properties;
        this.items = items;
        this.identifier = identifier;
        this.open = open;
        this.maxItems = maxItems;
    }

    static ContractShape of(JsonNode schema) {
        Map<String, ContractShape> properties = new HashMap<>();
        schema.path("properties").properties().forEach(p -> properties.put(p.getKey(), of(p.getValue())));
        JsonNode items = schema.path("items");
        return new ContractShape(
                properties,
                items.isObject() ? of(items) : null,
                isIdentifier(schema.path("type")),
                schema.path("additionalProperties").asBoolean(true),
                schema.path("maxItems").asInt(UNKNOWN.maxItems));
    }

    /** Returns the shape of a property, or null if the contract doesn't allow the property. */
    @Nullable
    ContractShape property(String name) {
        ContractShape known = properties.get(name);
        return known == null && open ? UNKNOWN : known;
    }

    ContractShape items() {
        return items == null ? UNKNOWN : items;
    }

    /**
     * Whether the contract allows both a string and an integer here. Such a value is an identifier and becomes text.
     */
    boolean isIdentifier() {
        return identifier;
    }

    int maxItems() {
        return maxItems;
    }

    private static boolean isIdentifier(JsonNode type) {
        if (!type.isArray() || type.size() != IDENTIFIER.size()) {
            return false;
        }
        for (JsonNode one : type) {
            if (!IDENTIFIER.contains(one.asText())) {
                return false;
            }
        }
        return true;
    }
}
