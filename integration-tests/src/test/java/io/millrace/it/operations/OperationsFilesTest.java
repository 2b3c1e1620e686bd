package io.millrace.it.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.it.ServiceMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard and the alerts speak of metrics that there are, and each alert says what to do. */
class OperationsFilesTest {
    private static final Path ROOT = Path.of(System.getProperty("millrace.root", ".."));
    private static final Path ALERTS = Path.of("operations/prometheus/alerts.yml");
    private static final Pattern METRIC = Pattern.compile("millrace_\\w+");
    private static final Pattern ALERT =
            Pattern.compile("- alert: (\\w+)\n(.*?)(?=\n      - alert: |$)", Pattern.DOTALL);
    private static final Pattern HEADING = Pattern.compile("(?m)^### (.+)$");

    @ParameterizedTest
    @ValueSource(strings = {"operations/grafana/millrace.json", "operations/prometheus/alerts.yml"})
    void everyMetricIsDocumented(String file) throws IOException {
        Set<String> named = METRIC.matcher(read(Path.of(file)))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).hasSizeGreaterThan(10).allMatch(isOneOf(ServiceMetrics.documented()));
    }

    @Test
    void theDashboardShowsEveryMetric() throws IOException {
        String dashboard = read(Path.of("operations/grafana/millrace.json"));

        assertThat(ServiceMetrics.documented().keySet()).allMatch(dashboard::contains);
    }

    @Test
    void everyPanelAsksSomethingOfTheChosenPrometheus() throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(read(Path.of("operations/grafana/millrace.json")));

        List<JsonNode> panels = stream(dashboard.get("panels"))
                .filter(panel -> !panel.get("type").asText().equals("row"))
                .toList();
        assertThat(panels).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.at("/targets/0/expr").asText()).isNotEmpty();
            assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
        });
        assertThat(panels.stream().map(panel -> panel.get("id"))).doesNotHaveDuplicates();
    }

    @Test
    void everyAlertHasAParagraphThatSaysWhatToDoAndEveryParagraphAnAlert() throws IOException {
        Set<String> paragraphs = HEADING.matcher(read(Path.of("docs/operations.md")))
                .results()
                .map(heading -> heading.group(1))
                .filter(heading -> heading.startsWith("Millrace"))
                .collect(Collectors.toCollection(TreeSet::new));
        List<MatchResult> alerts = ALERT.matcher(read(ALERTS)).results().toList();

        assertThat(alerts).hasSizeGreaterThan(10).allSatisfy(alert -> {
            String name = alert.group(1);
            assertThat(alert.group(2))
                    .contains("severity: ", "summary: ", "description: ")
                    .containsPattern("(?m)^ +runbook: docs/operations.md#" + name.toLowerCase(Locale.ROOT) + "$");
        });
        assertThat(alerts.stream().map(alert -> alert.group(1))).containsExactlyInAnyOrderElementsOf(paragraphs);
    }

    private static Predicate<String> isOneOf(Map<String, ServiceMetrics.Metric> documented) {
        return name -> {
            ServiceMetrics.Metric timer = documented.get(name.replaceFirst("_(bucket|count|sum|max)$", ""));
            return documented.containsKey(name)
                    || (timer != null && timer.type().equals("timer"));
        };
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return Stream.iterate(0, i -> i < array.size(), i -> i + 1).map(array::get);
    }

    private static String read(Path file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }
}
