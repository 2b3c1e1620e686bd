package io.millrace.it.containers;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What {@code compose.yaml} says of one service, with the defaults of its variables.
 *
 * @param command empty where it is the image's own
 * @param healthy a shell's command that succeeds when the service is healthy
 */
record ComposeService(String image, List<String> command, Map<String, String> environment, String healthy) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\w+:-([^}]*)}");

    static ComposeService read(Path file, String name) {
        JsonNode service = ComposeFile.services(file).path(name);
        if (service.isMissingNode()) {
            throw new IllegalArgumentException(file + " has no service " + name);
        }
        Map<String, String> environment = new LinkedHashMap<>();
        service.path("environment")
                .properties()
                .forEach(entry -> environment.put(entry.getKey(), text(entry.getValue())));
        List<String> test = texts(service.path("healthcheck").path("test"));
        return new ComposeService(
                text(service.path("image")),
                texts(service.path("command")),
                environment,
                // The first word says how the others are meant: CMD-SHELL and one for the shell, or CMD and each its
                // own
                String.join(" ", test.subList(1, test.size())));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(text(item)));
        return texts;
    }

    private static String text(JsonNode value) {
        return VARIABLE.matcher(value.asText()).replaceAll("$1").replace("$$", "$");
    }
}
