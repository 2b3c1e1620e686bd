package io.millrace.areas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An area with a name: a record of the topic {@code geofences}. Only this class knows the record's form.
 *
 * @param name matches {@link #NAME}; also the record's key
 * @param area the area itself
 * @param geometry its GeoJSON: {@code type} and {@code coordinates} as they were sent; several geometries of a
 *     collection in a GeometryCollection
 * @param widthM the width of a corridor in metres; null if it isn't a corridor
 * @param savedAt when it was saved
 */
public record SavedArea(String name, Area area, ObjectNode geometry, @Nullable Double widthM, Instant savedAt) {
    /** The pattern of a name. Names are used in URLs and in SQL. */
    public static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    /** The highest limits that can be set, so that saved areas stay readable when the setting is lowered. */
    private static final MostVertices MOST_VERTICES = new MostVertices(100_000, 10_000);

    public SavedArea {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("an area's name must match " + NAME + ", was " + name);
        }
    }

    /**
     * Reads an area and gives it a name.
     *
     * @param widthM a corridor's width in metres if the GeoJSON doesn't have it; null if it isn't given
     * @throws InvalidAreaException if it breaks a rule
     */
    public static SavedArea of(
            String name, JsonNode geoJson, @Nullable Double widthM, MostVertices most, Instant savedAt) {
        Area area = AreaReader.read(geoJson, widthM, most);
        ObjectNode geometry = GeoJsonGeometry.alone(GeoJsonGeometry.in(geoJson));
        return new SavedArea(name, area, geometry, area instanceof Corridor it ? it.widthM() : null, savedAt);
    }

    /**
     * Reads the value of a record.
     *
     * @throws InvalidAreaException if {@link #toJson} didn't write it
     */
    public static SavedArea read(String name, byte[] value) {
        try {
            JsonNode json = AreaReader.json(value);
            if (!json.path("name").asText().equals(name) || !NAME.matcher(name).matches()) {
                throw new InvalidAreaException("name", "/name", "name: the area must be named as its key, " + name);
            }
            JsonNode width = json.path("widthM");
            return of(
                    name,
                    json.path("area"),
                    width.isNumber() ? width.doubleValue() : null,
                    MOST_VERTICES,
                    Instant.parse(json.path("savedAt").asText()));
        } catch (JsonProcessingException e) {
            throw new InvalidAreaException("json", "", "json: the area is not JSON: " + e.getOriginalMessage());
        } catch (DateTimeException e) {
            throw new InvalidAreaException("savedAt", "/savedAt", "savedAt: the area must say when it was saved");
        }
    }

    /** The value of the record. */
    public byte[] toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", name);
        json.set("area", geometry);
        json.put("widthM", widthM);
        json.put("savedAt", savedAt.toString());
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
