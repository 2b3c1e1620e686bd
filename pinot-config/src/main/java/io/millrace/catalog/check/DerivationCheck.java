package io.millrace.catalog.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.catalog.files.Problems;
import io.millrace.catalog.stream.Derivation;
import io.millrace.catalog.stream.Origin;
import io.millrace.catalog.stream.StreamDefinition;
import io.millrace.catalog.stream.StreamFolder;
import io.millrace.catalog.table.Columns;
import io.millrace.catalog.text.Text;
import java.util.HashMap;
import java.util.Map;

/** Checks that the contract has the sources of each derived value, and that a column of the right type takes it. */
final class DerivationCheck {

    private final StreamDefinition stream;
    private final Problems problems;
    private final Map<String, Integer> resolutions = new HashMap<>();

    DerivationCheck(StreamDefinition stream, Problems problems) {
        this.stream = stream;
        this.problems = problems;
    }

    void check() {
        if (!stream.derived().isEmpty() && stream.origin() == Origin.PROCESSOR) {
            problem("/derived", "must not be given: a processor writes its columns itself");
        }
        for (Derivation derivation : stream.derived()) {
            checkColumn(derivation.column(), columnType(derivation));
            String place = "/derived/" + derivation.column();
            if (derivation instanceof Derivation.H3Cell cell) {
                checkDegrees(place + "/h3Cell/latitude", cell.latitude(), 90);
                checkDegrees(place + "/h3Cell/longitude", cell.longitude(), 180);
                resolutions.put(cell.column(), cell.resolution());
            } else if (derivation instanceof Derivation.H3Parent parent) {
                checkParent(place + "/h3Parent", parent);
                resolutions.put(parent.column(), parent.resolution());
            } else if (derivation instanceof Derivation.BucketOf bucket) {
                checkText(place + "/bucket/of", bucket.of());
            } else if (derivation instanceof Derivation.LowerCase text) {
                checkText(place + "/lowerCase/of", text.of());
            }
        }
    }

    private static String columnType(Derivation derivation) {
        if (derivation instanceof Derivation.BucketOf) {
            return "INT";
        }
        return derivation instanceof Derivation.LowerCase ? "STRING" : "LONG";
    }

    private void checkColumn(String name, String type) {
        if (stream.eventSchema().path("properties").has(name)) {
            problem("/derived/" + name, "must not be a property of the contract: a sender could set it");
        }
        Columns.Column column = Columns.of(stream.pinotSchema()).byName().get(name);
        String file = stream.eventTable().schemaFile();
        if (column == null) {
            problems.add(file, "", "must have a column for the derived " + name);
        } else if (!column.type().equals(type)) {
            problems.add(
                    file,
                    column.place() + "/dataType",
                    "must be " + type + " for the derived " + name + ", was " + column.type());
        }
    }

    private void checkDegrees(String place, String property, int most) {
        JsonNode contract = stream.eventSchema().path("properties").path(property);
        if (contract.isMissingNode()) {
            problem(place, "must be a property of the contract, was \"" + Text.printable(property) + "\"");
        } else if (!contract.path("type").asText().equals("number")
                || contract.path("minimum").asDouble(Double.NEGATIVE_INFINITY) < -most
                || contract.path("maximum").asDouble(Double.POSITIVE_INFINITY) > most) {
            problem(
                    place,
                    "must be a number that the contract keeps within -%d and %d, was %s"
                            .formatted(most, most, property));
        }
    }

    /** An identifier may be a number in the contract. It is text before values are derived. */
    private void checkText(String place, String property) {
        JsonNode type = stream.eventSchema().path("properties").path(property).path("type");
        if (!type.toString().contains("\"string\"")) {
            problem(place, "must be a property of the contract that is text, was \"" + Text.printable(property) + "\"");
        }
    }

    private void checkParent(String place, Derivation.H3Parent parent) {
        Integer finer = resolutions.get(parent.of());
        if (finer == null) {
            problem(place + "/of", "must be a cell derived before it, was \"" + Text.printable(parent.of()) + "\"");
        } else if (finer <= parent.resolution()) {
            problem(
                    place + "/resolution",
                    "must be less than %d, the resolution of %s, was %d"
                            .formatted(finer, parent.of(), parent.resolution()));
        }
    }

    private void problem(String place, String message) {
        problems.add(stream.name() + "/" + StreamFolder.STREAM, place, message);
    }
}
