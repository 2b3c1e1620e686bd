package io.millrace.catalog.suppression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.files.CatalogFiles;
import io.millrace.catalog.files.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads the member {@code parameters} of a {@code list.json}. */
final class ListParameterFile {

    /** The names of the parameters that every list or its SQL has. */
    static final Set<String> TAKEN = Set.of(
            "after",
            "at",
            "buckets",
            "bucketFrom",
            "bucketUntil",
            "customers",
            "fields",
            "format",
            "from",
            "hash",
            "knownUntil",
            "limit",
            "lists",
            "since",
            "until");

    private static final String PLACE = "/parameters";

    private final String file;
    private final Problems problems;

    ListParameterFile(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    List<ListParameter> read(JsonNode json) {
        List<ListParameter> parameters = new ArrayList<>();
        if (!json.isMissingNode() && !json.isObject()) {
            problems.broken(file, PLACE, "must be an object with one member for each parameter", json);
            return parameters;
        }
        json.properties().forEach(member -> {
            ListParameter parameter = checked(member.getKey(), member.getValue());
            if (parameter != null) {
                parameters.add(parameter);
            }
        });
        return parameters;
    }

    private @Nullable ListParameter checked(String name, JsonNode json) {
        String place = PLACE + "/" + name;
        if (!name.matches("[a-z][A-Za-z0-9]{0,30}") || TAKEN.contains(name)) {
            problems.add(
                    file,
                    place,
                    "must be a name in camelCase other than "
                            + TAKEN.stream().sorted().toList());
            return null;
        }
        if (!(json instanceof ObjectNode settings)
                || json.path("description").asText().isBlank()) {
            problems.broken(file, place, "must be an object with a type, a description and a default", json);
            return null;
        }
        ListParameter parameter = parameter(name, place, settings);
        if (parameter != null) {
            try {
                parameter.read(parameter.fallback());
            } catch (IllegalArgumentException e) {
                problems.broken(file, place + "/default", parameter.rule(), json.path("default"));
            }
        }
        return parameter;
    }

    private @Nullable ListParameter parameter(String name, String place, ObjectNode json) {
        String description = json.path("description").asText();
        String fallback = json.path("default").asText();
        switch (json.path("type").asText()) {
            case "integer" -> {
                allow(place, json, "least", "most");
                return new ListParameter.Whole(
                        name, description, whole(place, json, "least"), whole(place, json, "most"), fallback);
            }
            case "decimal" -> {
                allow(place, json, "least", "most");
                return new ListParameter.Decimal(
                        name, description, number(place, json, "least"), number(place, json, "most"), fallback);
            }
            case "choice" -> {
                allow(place, json, "choices");
                List<String> choices = StreamSupport.stream(json.path("choices").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList();
                return new ListParameter.Choice(name, description, choices, fallback);
            }
            case "text" -> {
                allow(place, json, "longest");
                return new ListParameter.FreeText(name, description, whole(place, json, "longest"), fallback);
            }
            case "zone" -> {
                allow(place, json);
                return new ListParameter.Zone(name, description, fallback);
            }
            default -> {
                problems.broken(
                        file, place + "/type", "must be integer, decimal, choice, text or zone", json.path("type"));
                return null;
            }
        }
    }

    private void allow(String place, ObjectNode json, String... own) {
        Set<String> known = new HashSet<>(Set.of("type", "description", "default"));
        known.addAll(List.of(own));
        new CatalogFiles(problems).allow(json, file, place, known);
    }

    private int whole(String place, ObjectNode json, String name) {
        if (!json.path(name).isInt()) {
            problems.broken(file, place + "/" + name, "must be a whole number", json.path(name));
        }
        return json.path(name).asInt();
    }

    private BigDecimal number(String place, ObjectNode json, String name) {
        if (!json.path(name).isNumber()) {
            problems.broken(file, place + "/" + name, "must be a number", json.path(name));
        }
        return json.path(name).isNumber() ? json.path(name).decimalValue() : BigDecimal.ZERO;
    }
}
