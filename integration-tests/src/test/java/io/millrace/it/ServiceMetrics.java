package io.millrace.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Metrics of ours: those that {@code docs/metrics.md} tells of, and those that a service gives. */
public final class ServiceMetrics {
    private static final Path ROOT = Path.of(System.getProperty("millrace.root", ".."));
    private static final Pattern ROW = Pattern.compile("\\| `(millrace_\\w+)` \\| (\\w+) \\|([^|]*)\\|.+\\|");
    private static final Pattern LABEL = Pattern.compile("`(\\w+)`");
    private static final Pattern TYPE = Pattern.compile("# TYPE (millrace_\\w+) (\\w+)");
    private static final Pattern SAMPLE = Pattern.compile("(millrace_\\w+)(?:\\{(.*)})? \\S+");
    private static final Pattern SAMPLE_LABEL = Pattern.compile("(\\w+)=\"");

    private ServiceMetrics() {}

    /** A metric: its type as the document calls it, and the names of its labels. */
    public record Metric(String type, Set<String> labels) {}

    /** What the document says of a service. */
    public static Map<String, Metric> documented(String service) {
        Map<String, Metric> metrics = new TreeMap<>();
        String section = Arrays.stream(document().split("\n## ", -1))
                .filter(text -> text.startsWith(service + "\n"))
                .findFirst()
                .orElseThrow();
        Matcher row = ROW.matcher(section);
        while (row.find()) {
            Set<String> labels = LABEL.matcher(row.group(3))
                    .results()
                    .map(label -> label.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            metrics.put(row.group(1), new Metric(row.group(2), labels));
        }
        assertThat(metrics).as(service).isNotEmpty();
        return metrics;
    }

    /** All that the document tells of. */
    public static Map<String, Metric> documented() {
        Map<String, Metric> metrics = new TreeMap<>();
        List.of("analytics-api", "cdc-connector", "stream-processor")
                .forEach(service -> metrics.putAll(documented(service)));
        return metrics;
    }

    private static String document() {
        try {
            return Files.readString(ROOT.resolve("docs/metrics.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a service's {@code /prometheus} gives. */
    public static Map<String, Metric> given(String exposition) {
        Map<String, String> types = new TreeMap<>();
        TYPE.matcher(exposition).results().forEach(type -> types.put(type.group(1), type.group(2)));
        Map<String, Metric> metrics = new TreeMap<>();
        types.forEach((name, type) -> {
            boolean isLongestOfTimer =
                    name.endsWith("_max") && "histogram".equals(types.get(name.substring(0, name.length() - 4)));
            if (!isLongestOfTimer) {
                metrics.put(name, new Metric(type.equals("histogram") ? "timer" : type, new TreeSet<>()));
            }
        });
        exposition.lines().map(SAMPLE::matcher).filter(Matcher::matches).forEach(sample -> {
            String name = types.containsKey(sample.group(1))
                    ? sample.group(1)
                    : sample.group(1).replaceFirst("_(bucket|count|sum)$", "");
            if (metrics.containsKey(name) && sample.group(2) != null) {
                SAMPLE_LABEL
                        .matcher(sample.group(2))
                        .results()
                        .map(label -> label.group(1))
                        .filter(label -> !label.equals("le"))
                        .forEach(metrics.get(name).labels()::add);
            }
        });
        return metrics;
    }

    /**
     * The value of a sample.
     *
     * @param sample its name with all its labels, as it is given
     * @return NaN where there is none
     */
    public static double value(String exposition, String sample) {
        return exposition
                .lines()
                .filter(line -> line.startsWith(sample + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(sample.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }
}
