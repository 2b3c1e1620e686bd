package io.millrace.api.pinot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sample of a page of metrics: a number that isn't negative.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Prometheus: exposition formats</a>
 */
record MetricSample(String name, Map<String, String> labels, double value) {
    /** A name, perhaps labels, a value, perhaps a time. */
    private static final Pattern LINE =
            Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})?[ \\t]+(\\S+)(?:[ \\t]+\\S+)?");

    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"\\\\]*(?:\\\\.[^\"\\\\]*)*)\"");

    /** A backslash and the character that it stands for; a new line in a label would be an n. */
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    /** Ours are far shorter, and patterns need a stack as deep as a line is long. */
    private static final int LONGEST_LINE = 2_000;

    /** Returns the samples; comments, and lines that aren't samples, are left out. */
    static List<MetricSample> read(String page) {
        return page.lines()
                .filter(line -> line.length() <= LONGEST_LINE && !line.startsWith("#"))
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(MetricSample::of)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<MetricSample> of(Matcher line) {
        try {
            double value = Double.parseDouble(line.group(3));
            return value >= 0 && Double.isFinite(value)
                    ? Optional.of(new MetricSample(line.group(1), labels(line.group(2)), value))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> labels(@Nullable String text) {
        Map<String, String> labels = new HashMap<>();
        if (text != null) {
            LABEL.matcher(text)
                    .results()
                    .forEach(label -> labels.put(
                            label.group(1), ESCAPE.matcher(label.group(2)).replaceAll("$1")));
        }
        return labels;
    }

    /** The label's value; empty if there is none. */
    String label(String name) {
        return labels.getOrDefault(name, "");
    }
}
