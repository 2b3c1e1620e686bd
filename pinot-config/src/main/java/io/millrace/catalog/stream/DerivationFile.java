package io.millrace.catalog.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.files.CatalogFiles;
import io.millrace.catalog.files.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the member {@code derived} of a {@code stream.json}: one derivation for each column. */
final class DerivationFile {

    private static final String PLACE = "/derived";
    private static final String H3_CELL = "h3Cell";
    private static final String H3_PARENT = "h3Parent";
    private static final String BUCKET = "bucket";
    private static final String LOWER_CASE = "lowerCase";

    private final String file;
    private final Problems problems;

    DerivationFile(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Returns the derivations in their order, without invalid ones, whose problems it reports. */
    List<Derivation> read(JsonNode derived) {
        List<Derivation> read = new ArrayList<>();
        if (derived.isMissingNode()) {
            return read;
        }
        if (!derived.isObject()) {
            problems.broken(file, PLACE, "must be an object with one member for each derived column", derived);
            return read;
        }
        derived.properties().forEach(member -> {
            Derivation derivation = derivation(member.getKey(), member.getValue());
            if (derivation != null) {
                read.add(derivation);
            }
        });
        return read;
    }

    private @Nullable Derivation derivation(String column, JsonNode json) {
        String place = PLACE + "/" + column;
        if (json.size() == 1 && json.path(H3_CELL) instanceof ObjectNode cell) {
            return cell(column, place + "/" + H3_CELL, cell);
        }
        if (json.size() == 1 && json.path(H3_PARENT) instanceof ObjectNode parent) {
            return parent(column, place + "/" + H3_PARENT, parent);
        }
        if (json.size() == 1 && json.path(BUCKET) instanceof ObjectNode bucket) {
            String of = property(place + "/" + BUCKET, bucket);
            return of == null ? null : new Derivation.BucketOf(column, of);
        }
        if (json.size() == 1 && json.path(LOWER_CASE) instanceof ObjectNode text) {
            String of = property(place + "/" + LOWER_CASE, text);
            return of == null ? null : new Derivation.LowerCase(column, of);
        }
        problems.broken(
                file,
                place,
                "must have one member, an object named %s"
                        .formatted(String.join(" or ", H3_CELL, H3_PARENT, BUCKET, LOWER_CASE)),
                json);
        return null;
    }

    private @Nullable Derivation cell(String column, String place, ObjectNode json) {
        new CatalogFiles(problems).allow(json, file, place, Set.of("latitude", "longitude", "resolution"));
        String latitude = text(place + "/latitude", json.path("latitude"));
        String longitude = text(place + "/longitude", json.path("longitude"));
        Integer resolution = resolution(place + "/resolution", json.path("resolution"), 15);
        return latitude == null || longitude == null || resolution == null
                ? null
                : new Derivation.H3Cell(column, latitude, longitude, resolution);
    }

    private @Nullable Derivation parent(String column, String place, ObjectNode json) {
        new CatalogFiles(problems).allow(json, file, place, Set.of("of", "resolution"));
        String of = text(place + "/of", json.path("of"));
        Integer resolution = resolution(place + "/resolution", json.path("resolution"), 14);
        return of == null || resolution == null ? null : new Derivation.H3Parent(column, of, resolution);
    }

    private @Nullable String property(String place, ObjectNode json) {
        new CatalogFiles(problems).allow(json, file, place, Set.of("of"));
        if (json.path("of").isTextual()) {
            return json.path("of").textValue();
        }
        problems.broken(file, place + "/of", "must be the name of a property", json.path("of"));
        return null;
    }

    private @Nullable String text(String place, JsonNode value) {
        if (value.isTextual()) {
            return value.textValue();
        }
        problems.broken(
                file, place, "must be the name of " + (place.endsWith("/of") ? "a derived cell" : "a property"), value);
        return null;
    }

    private @Nullable Integer resolution(String place, JsonNode value, int finest) {
        if (value.isInt() && value.intValue() >= 0 && value.intValue() <= finest) {
            return value.intValue();
        }
        problems.broken(file, place, "must be a whole number from 0 to " + finest, value);
        return null;
    }
}
