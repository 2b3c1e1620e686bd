package io.millrace.it.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A case of a query, the file {@code cases/<feature>/<query>/<case>.json}.
 *
 * @param why what the case shows
 * @param events the events of each stream, in their order
 * @param get the request's path and parameters
 * @param answer the properties that the answer must have; others aren't compared
 */
record QueryCase(
        @JsonProperty(required = true) String why,
        @JsonProperty(required = true) Map<String, ArrayNode> events,
        @JsonProperty(required = true) String get,
        @JsonProperty(required = true) JsonNode answer) {
    private static final Path CASES = Path.of("src/test/resources/cases");

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(QueryCase.class);

    /** The files of all cases. */
    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Its feature, its query and its own name. */
    static String nameOf(Path file) {
        return CASES.relativize(file).toString().replace(".json", "");
    }

    static QueryCase read(String json) throws IOException {
        return JSON.readValue(json);
    }
}
