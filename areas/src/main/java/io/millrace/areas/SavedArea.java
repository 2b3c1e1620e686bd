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
 * An area under a name, as a record of the topic {@code geofences} holds it: the one place that knows how.
 *
 * @param name what matches {@link #NAME}; the record's key as well
 * @param area the area itself
 * @param geometry its GeoJSON: {@code type} and {@code coordinates}, as they were given
 * @param widthM how wide a corridor is; null where it is none
 * @param savedAt when it was saved
 */
public record SavedArea(String name, Area area, ObjectNode geometry, @Nullable Double widthM, Instant savedAt) {
    /** What a name must match: it stands in addresses and in SQL. */
    public static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    /** The most vertices that may ever be set: what was saved stays readable when the setting is lowered. */
    private static final int MOST_VERTICES = 10_000;

    public SavedArea {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("an area's name must match " + NAME + ", was " + name);
        }
    }

    /**
     * The area that GeoJSON says, under a name.
     *
     * @param widthM a corridor's width where the GeoJSON doesn't say it; null where it isn't given
     * @throws InvalidAreaException where it breaks a rule
     */
    public static SavedArea of(
            String name, JsonNode geoJson, @Nullable Double widthM, int mostVertices, Instant savedAt) {
        Area area = AreaReader.read(geoJson, widthM, mostVertices);
        JsonNode given = geoJson.path("type").asText().equals("Feature") ? geoJson.path("geometry") : geoJson;
        ObjectNode geometry = JsonNodeFactory.instance.objectNode();
        geometry.set("type", given.path("type"));
        geometry.set("coordinates", given.path("coordinates"));
        return new SavedArea(name, area, geometry, area instanceof Corridor it ? it.widthM() : null, savedAt);
    }

    /**
     * Reads the value of a record.
     *
     * @throws InvalidAreaException where it is none that {@link #toJson} wrote
     */
    public static SavedArea read(String name, byte[] value) {
        try {
            JsonNode json = AreaReader.json(value);
            if (!json.path("name").asText().equals(name) || !NAME.matcher(name).matches()) {
                throw new InvalidAreaException("name: the area must be named as its key, " + name);
            }
            JsonNode width = json.path("widthM");
            return of(
                    name,
                    json.path("area"),
                    width.isNumber() ? width.doubleValue() : null,
                    MOST_VERTICES,
                    Instant.parse(json.path("savedAt").asText()));
        } catch (JsonProcessingException e) {
            throw new InvalidAreaException("json: the area is not JSON: " + e.getOriginalMessage());
        } catch (DateTimeException e) {
            throw new InvalidAreaException("savedAt: the area must say when it was saved");
        }
    }

    /** The value of its record. */
    public byte[] toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", name);
        json.set("area", geometry);
        json.put("widthM", widthM);
        json.put("savedAt", savedAt.toString());
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
