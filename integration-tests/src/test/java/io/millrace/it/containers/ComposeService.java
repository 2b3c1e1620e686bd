package io.millrace.it.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What {@code compose.yaml} says of one service, with the defaults of its variables.
 *
 * @param command empty where it is the image's own
 * @param healthy a shell's command that succeeds when the service is healthy
 */
record ComposeService(String image, List<String> command, Map<String, String> environment, String healthy) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\w+:-([^}]*)}");

    static ComposeService read(Path file, String name) {
        try {
            Map<?, ?> document = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            Map<?, ?> services = (Map<?, ?>) document.get("services");
            Map<?, ?> service = (Map<?, ?>) services.get(name);
            if (service == null) {
                throw new IllegalArgumentException(file + " has no service " + name + ", only " + services.keySet());
            }
            Map<String, String> environment = new LinkedHashMap<>();
            if (service.get("environment") instanceof Map<?, ?> variables) {
                variables.forEach((key, value) -> environment.put(key.toString(), text(value)));
            }
            return new ComposeService(
                    text(service.get("image")),
                    texts(service.get("command")),
                    environment,
                    command(texts(((Map<?, ?>) service.get("healthcheck")).get("test"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A health check's words begin with how they are meant: CMD-SHELL and one for the shell, or CMD and each its own. */
    private static String command(List<String> test) {
        return String.join(" ", test.subList(1, test.size()));
    }

    private static List<String> texts(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(ComposeService::text).toList()
                : List.of();
    }

    private static String text(Object value) {
        return VARIABLE.matcher(value.toString()).replaceAll("$1").replace("$$", "$");
    }
}
