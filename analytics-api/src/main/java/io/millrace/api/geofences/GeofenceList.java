package io.millrace.api.geofences;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.areas.SavedArea;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All saved areas.
 *
 * @param items the saved areas, by name
 */
record GeofenceList(List<Item> items) {
    /**
     * A saved area.
     *
     * @param area its GeoJSON geometry
     * @param widthM the width of a corridor; null for other areas
     */
    record Item(String name, @Schema(type = "object") ObjectNode area, @Nullable Double widthM, Instant savedAt) {
        static Item of(SavedArea saved) {
            return new Item(saved.name(), saved.geometry(), saved.widthM(), saved.savedAt());
        }
    }

    static GeofenceList of(Collection<SavedArea> saved) {
        return new GeofenceList(saved.stream().map(Item::of).toList());
    }
}
