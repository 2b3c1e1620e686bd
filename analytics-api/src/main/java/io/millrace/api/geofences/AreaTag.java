package io.millrace.api.geofences;

import io.millrace.areas.SavedArea;
import io.millrace.catalog.text.Sha256;
import java.util.Arrays;
import java.util.Base64;

/**
 * The entity tag of a saved area (RFC 9110, section 8.8.3). It is a strong tag of all saved data, the time included.
 */
final class AreaTag {
    private static final int BYTES = 12;

    private AreaTag() {}

    static String of(SavedArea area) {
        byte[] hash = Arrays.copyOf(Sha256.of(area.toJson()), BYTES);
        return '"' + Base64.getUrlEncoder().encodeToString(hash) + '"';
    }
}
