package io.millrace.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The headers that every request may have and every answer has, and those of answers that are cached. */
final class CommonHeaders {
    private static final String REQUEST_ID = "X-Request-Id";
    private static final String NOT_MODIFIED = "304";

    private CommonHeaders() {}

    static void addTo(Operation operation) {
        ArrayNode parameters = operation.node().withArray("parameters");
        parameters.addObject().put("$ref", "#/components/parameters/RequestId");
        if (operation.isQuery()) {
            addNotModified(operation, parameters);
        } else if (operation.isAboutLists()) {
            addTimes(headers((ObjectNode) operation.responses().get("200")));
        }
        for (Map.Entry<String, JsonNode> response : operation.responses().properties()) {
            header(headers((ObjectNode) response.getValue()), REQUEST_ID, "RequestId");
        }
    }

    private static void addNotModified(Operation operation, ArrayNode parameters) {
        parameters.addObject().put("$ref", "#/components/parameters/IfNoneMatch");
        ObjectNode headers = headers((ObjectNode) operation.responses().get("200"));
        header(headers, "ETag", "ETag");
        header(headers, "Cache-Control", "CacheControl");
        addTimes(headers);
        ObjectNode known = operation.responses().putObject(NOT_MODIFIED);
        known.put("description", "The caller has this answer already, as If-None-Match says");
        headers(known).setAll(headers);
    }

    private static void addTimes(ObjectNode headers) {
        header(headers, "Millrace-As-Of", "AsOf");
        header(headers, "Millrace-Freshness-Ms", "FreshnessMs");
    }

    static ObjectNode headers(ObjectNode response) {
        return response.withObjectProperty("headers");
    }

    static void header(ObjectNode headers, String name, String component) {
        headers.putObject(name).put("$ref", "#/components/headers/" + component);
    }
}
