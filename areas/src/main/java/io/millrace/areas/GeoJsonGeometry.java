package io.millrace.areas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A geometry in a GeoJSON object (RFC 7946) that isn't a collection.
 *
 * @param json the object with {@code type} and {@code coordinates}
 * @param properties those of its feature; a missing node if there is no feature
 * @param pointer its place, as a JSON pointer (RFC 6901); empty for the whole document
 */
record GeoJsonGeometry(JsonNode json, JsonNode properties, String pointer) {

    /**
     * Finds the geometries in a GeoJSON object, also those in features and collections.
     *
     * @return at least one
     * @throws InvalidAreaException if there is none, or if something isn't the object or array that it must be
     */
    static List<GeoJsonGeometry> in(JsonNode json) {
        List<GeoJsonGeometry> found = new ArrayList<>();
        collect(new GeoJsonGeometry(json, json.path("properties"), ""), found);
        return found;
    }

    private static void collect(GeoJsonGeometry it, List<GeoJsonGeometry> found) {
        switch (it.type()) {
            case "FeatureCollection" -> it.members("features").forEach(feature -> collectFeature(feature, found));
            case "Feature" -> collectFeature(it, found);
            case "GeometryCollection" -> it.members("geometries").forEach(geometry -> collect(geometry, found));
            default -> found.add(it);
        }
    }

    private static void collectFeature(GeoJsonGeometry feature, List<GeoJsonGeometry> found) {
        if (!feature.type().equals("Feature")) {
            throw AreaRule.TYPE.broken(
                    feature.pointer + "/type", "must be Feature, was " + AreaRule.shown(feature.json.path("type")));
        }
        JsonNode geometry = feature.json.path("geometry");
        String place = feature.pointer + "/geometry";
        if (!geometry.isObject()) {
            throw AreaRule.EMPTY.broken(place, "must be a geometry, was " + AreaRule.shown(geometry));
        }
        collect(new GeoJsonGeometry(geometry, feature.json.path("properties"), place), found);
    }

    private List<GeoJsonGeometry> members(String name) {
        String place = pointer + "/" + name;
        JsonNode array = AreaReader.listed(json.path(name), place);
        List<GeoJsonGeometry> members = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            members.add(new GeoJsonGeometry(array.get(i), properties, place + "/" + i));
        }
        return members;
    }

    String type() {
        return json.path("type").asText();
    }

    /** Makes GeoJSON of these geometries only: a single one unchanged, several as a GeometryCollection. */
    static ObjectNode alone(List<GeoJsonGeometry> geometries) {
        if (geometries.size() == 1) {
            return geometries.get(0).alone();
        }
        ObjectNode collection = JsonNodeFactory.instance.objectNode().put("type", "GeometryCollection");
        ArrayNode members = collection.putArray("geometries");
        geometries.forEach(geometry -> members.add(geometry.alone()));
        return collection;
    }

    private ObjectNode alone() {
        ObjectNode geometry = JsonNodeFactory.instance.objectNode();
        geometry.set("type", json.path("type"));
        geometry.set("coordinates", json.path("coordinates"));
        return geometry;
    }
}
