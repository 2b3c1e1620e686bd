package io.millrace.it.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What is promised of {@code compose.yaml}, held against the file. */
class ComposeRulesTest {

    private static final Map<String, Map<?, ?>> SERVICES = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        Map<?, ?> document = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(Path.of("..", "compose.yaml")));
        ((Map<?, ?>) document.get("services"))
                .forEach((name, service) -> SERVICES.put(name.toString(), (Map<?, ?>) service));
    }

    @Test
    void imagesOfOthersAreOfOneVersion() {
        SERVICES.forEach((name, service) -> {
            if (!service.containsKey("build")) {
                assertThat(service.get("image").toString()).as(name).matches("[a-z/]+:\\d+\\.\\d+\\.\\d+");
            }
        });
    }

    @Test
    void onlyTheApiAndTheConsoleArePublishedAndOnLoopbackUnlessSomebodySaysOtherwise() {
        assertThat(SERVICES.entrySet().stream()
                        .filter(service -> service.getValue().containsKey("ports"))
                        .map(Map.Entry::getKey))
                .containsExactly("analytics-api", "pinot-controller");
        assertThat(SERVICES.values().stream()
                        .flatMap(service -> list(service.get("ports")).stream())
                        .map(Object::toString))
                .allMatch(port -> port.startsWith("${MILLRACE_PUBLISH:-127.0.0.1}:"));
    }

    @Test
    void ourContainersCanWriteNowhereAndMayNothing() {
        Map<String, Map<?, ?>> ours = SERVICES.entrySet().stream()
                .filter(service -> service.getValue().containsKey("build"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

        assertThat(ours)
                .containsOnlyKeys("analytics-api", "catalogue", "cdc-connector", "simulator", "stream-processor");
        ours.forEach((name, service) -> {
            assertThat(service.get("read_only")).as(name).isEqualTo(true);
            assertThat(service.get("cap_drop")).as(name).isEqualTo(List.of("ALL"));
        });
    }

    @Test
    void everyServiceHasALimitOfMemory() {
        SERVICES.forEach((name, service) ->
                assertThat(service.containsKey("mem_limit")).as(name).isTrue());
    }

    @Test
    void noSecretIsInTheFile() {
        SERVICES.forEach((name, service) -> {
            if (service.get("environment") instanceof Map<?, ?> variables) {
                variables.forEach((variable, value) -> {
                    if (variable.toString().matches(".*(PASSWORD|PWD|_KEY|SECRET|TOKEN).*")) {
                        assertThat(variable.toString()).as(name).endsWith("_FILE");
                        assertThat(value.toString()).as(name).startsWith("/run/secrets/");
                    }
                });
            }
        });
    }

    @Test
    void whoNeedsAnotherServiceWaitsForMoreThanItsStart() {
        SERVICES.forEach((name, service) -> {
            if (service.get("depends_on") instanceof Map<?, ?> needed) {
                needed.forEach((other, condition) -> assertThat(((Map<?, ?>) condition).get("condition"))
                        .as(name + " needs " + other)
                        .isIn("service_healthy", "service_completed_successfully"));
            }
        });
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
