package io.millrace.api.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.stream.Origin;
import io.millrace.catalog.stream.Samples;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamDefinition;
import java.util.List;
import java.util.stream.Collectors;

/** One path for each stream that takes events over HTTP, with its contract and examples from its samples. */
final class StreamPaths {
    private static final String FOR_ALL = "/streams/{stream}/events";
    private static final ObjectMapper JSON = new ObjectMapper();

    private StreamPaths() {}

    static void expand(ObjectNode paths, ObjectNode schemas, StreamCatalog streams) {
        JsonNode forAll = paths.remove(FOR_ALL);
        for (StreamDefinition stream : streams.streams()) {
            if (stream.origin() == Origin.INGEST) {
                String name = stream.name().value();
                String schema = Operation.pascal(name) + "Event";
                ObjectNode contract = stream.eventSchema().deepCopy();
                contract.remove(List.of("$schema", "title"));
                schemas.set(schema, contract);
                ObjectNode path = forAll.deepCopy();
                post((ObjectNode) path.get("post"), stream, schema);
                paths.set(FOR_ALL.replace("{stream}", name), path);
            }
        }
    }

    private static void post(ObjectNode operation, StreamDefinition stream, String schema) {
        operation.put("summary", "Takes events of %s in".formatted(stream.name()));
        operation.put(
                "description",
                "%s %s"
                        .formatted(
                                stream.description(),
                                operation.get("description").asText()));
        Parameters.remove(operation, "stream");
        ObjectNode content = ((ObjectNode) operation.get("requestBody")).putObject("content");
        ObjectNode json = content.putObject("application/json");
        // An event by itself is taken, too; but of one or several, generators make clients that don't compile
        json.putObject("schema").put("type", "array").put("minItems", 1).set("items", reference(schema));
        List<String> samples = stream.samples().valid().stream()
                .limit(2)
                .map(Samples.Valid::event)
                .toList();
        ArrayNode example = json.putArray("example");
        samples.forEach(sample -> example.add(parse(sample)));
        ObjectNode lines = content.putObject("application/x-ndjson");
        lines.putObject("schema").put("type", "string").put("description", "One event a line");
        lines.put("example", samples.stream().collect(Collectors.joining("\n", "", "\n")));
    }

    private static ObjectNode reference(String schema) {
        return JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema);
    }

    private static JsonNode parse(String sample) {
        try {
            return JSON.readTree(sample);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A valid sample must be JSON, was " + sample, e);
        }
    }
}
