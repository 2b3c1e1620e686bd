package io.millrace.it.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is promised of {@code compose.yaml}, held against the file. */
class ComposeRulesTest {

    private final JsonNode services = ComposeFile.services(Path.of("..", "compose.yaml"));

    @Test
    void imagesOfOthersAreOfOneVersion() {
        Map<String, JsonNode> others = those(service -> !service.has("build"));

        assertThat(others).containsKeys("kafka", "mysql", "pinot-server", "zookeeper");
        others.forEach((name, service) ->
                assertThat(service.path("image").asText()).as(name).matches("[a-z/]+:\\d+\\.\\d+\\.\\d+"));
    }

    @Test
    void onlyTheApiAndTheConsoleArePublishedAndOnLoopbackUnlessSomebodySaysOtherwise() {
        Map<String, JsonNode> published = those(service -> service.has("ports"));

        assertThat(published).containsOnlyKeys("analytics-api", "pinot-controller");
        published.forEach(
                (name, service) -> assertThat(service.path("ports")).as(name).allMatch(port -> port.asText()
                        .startsWith("${MILLRACE_PUBLISH:-127.0.0.1}:")));
    }

    @Test
    void ourContainersCanWriteNowhereAndMayNothing() {
        Map<String, JsonNode> ours = those(service -> service.has("build"));

        assertThat(ours)
                .containsOnlyKeys("analytics-api", "catalogue", "cdc-connector", "simulator", "stream-processor");
        ours.forEach((name, service) -> {
            assertThat(service.path("read_only").asBoolean()).as(name).isTrue();
            assertThat(service.at("/cap_drop/0").asText()).as(name).isEqualTo("ALL");
        });
    }

    @Test
    void everyServiceHasALimitOfMemory() {
        assertThat(those(service -> !service.has("mem_limit"))).isEmpty();
    }

    @Test
    void noSecretIsInTheFile() {
        those(service -> true).forEach((name, service) -> service.path("environment").properties().stream()
                .filter(variable -> variable.getKey().matches(".*(PASSWORD|PWD|_KEY|SECRET|TOKEN).*"))
                .forEach(variable -> {
                    assertThat(variable.getKey()).as(name).endsWith("_FILE");
                    assertThat(variable.getValue().asText()).as(name).startsWith("/run/secrets/");
                }));
    }

    @Test
    void whoNeedsAnotherServiceWaitsForMoreThanItsStart() {
        those(service -> true).forEach((name, service) -> assertThat(service.path("depends_on"))
                .as(name)
                .allMatch(needed -> List.of("service_healthy", "service_completed_successfully")
                        .contains(needed.path("condition").asText())));
    }

    private Map<String, JsonNode> those(Predicate<JsonNode> which) {
        return services.properties().stream()
                .filter(service -> which.test(service.getValue()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first, TreeMap::new));
    }
}
