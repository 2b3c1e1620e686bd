package io.millrace.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.api.web.FailureKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The errors that operations answer: one response for each status, of the kinds of failure that have it. */
final class Problems {
    private static final List<String> OF_ALL = List.of("400", "406", "500", "503");
    private static final List<String> OF_BODIES = List.of("413", "415");

    private Problems() {}

    /** Adds the responses that operations refer to. */
    static void addTo(ObjectNode components) {
        ArrayNode types = ((ObjectNode) components.at("/schemas/Problem/properties/type")).putArray("enum");
        for (FailureKind kind : FailureKind.values()) {
            types.add(kind.type().toString());
        }
        ObjectNode responses = components.putObject("responses");
        Arrays.stream(FailureKind.values())
                .collect(Collectors.groupingBy(kind -> kind.status().getCode()))
                .forEach((status, kinds) -> add(responses.putObject(name(Integer.toString(status))), kinds));
    }

    private static void add(ObjectNode response, List<FailureKind> kinds) {
        response.put("description", kinds.stream().map(FailureKind::title).collect(Collectors.joining("; ")));
        ObjectNode headers = CommonHeaders.headers(response);
        CommonHeaders.header(headers, "X-Request-Id", "RequestId");
        CommonHeaders.header(headers, "Cache-Control", "CacheControl");
        if (kinds.stream().anyMatch(kind -> kind.retryAfter() != null)) {
            CommonHeaders.header(headers, "Retry-After", "RetryAfter");
        }
        response.putObject("content")
                .putObject("application/problem+json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/Problem");
    }

    /** Refers to the errors that this operation can answer: those of all, those of its body, and those that it names. */
    static void addTo(Operation operation) {
        ObjectNode responses = operation.responses();
        TreeSet<String> statuses = new TreeSet<>(OF_ALL);
        if (operation.hasBody()) {
            statuses.addAll(OF_BODIES);
        }
        for (Map.Entry<String, JsonNode> response : responses.properties()) {
            if (response.getKey().compareTo("400") >= 0) {
                statuses.add(response.getKey());
            }
        }
        for (String status : statuses) {
            String description = responses.path(status).path("description").asText();
            ObjectNode response = responses.putObject(status).put("$ref", "#/components/responses/" + name(status));
            if (!description.isEmpty()) {
                response.put("description", description);
            }
        }
    }

    private static String name(String status) {
        return "Problem" + status;
    }
}
