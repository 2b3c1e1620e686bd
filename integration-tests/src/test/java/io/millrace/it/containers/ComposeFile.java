package io.millrace.it.containers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The services of a {@code compose.yaml}, each with what its anchors give it. */
final class ComposeFile {

    private ComposeFile() {}

    /** The services by their names; variables stay as they are written. */
    static JsonNode services(Path file) {
        try {
            Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            return new ObjectMapper().<JsonNode>valueToTree(document).path("services");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
