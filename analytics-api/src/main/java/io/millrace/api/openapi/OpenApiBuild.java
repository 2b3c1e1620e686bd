package io.millrace.api.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.suppression.SuppressionCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the OpenAPI document, as the build's last step before the jar: {@code openapi.json} and {@code openapi.yaml}. */
public final class OpenApiBuild {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final ObjectMapper JSON = new ObjectMapper();

    private OpenApiBuild() {}

    /**
     * Writes both files.
     *
     * @param args the document that was made from the controllers, the additions to it, and the folder to write to
     */
    public static void main(String[] args) throws IOException {
        ObjectNode document = read(Path.of(args[0]));
        StreamCatalog streams = StreamCatalog.load();
        new OpenApiDocument(document)
                .with(read(Path.of(args[1])))
                .with(streams)
                .with(SuppressionCatalog.load(streams))
                .complete();
        Path folder = Files.createDirectories(Path.of(args[2]));
        JSON.writeValue(folder.resolve("openapi.json").toFile(), document);
        YAML.writeValue(folder.resolve("openapi.yaml").toFile(), document);
    }

    private static ObjectNode read(Path file) throws IOException {
        return (ObjectNode) YAML.readTree(file.toFile());
    }
}
