package io.millrace.catalog.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.uber.h3core.H3Core;
import io.millrace.catalog.stream.Bucket;
import io.millrace.catalog.stream.Derivation;
import io.millrace.catalog.text.LowerCased;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Computes the derived values of a stream. */
final class Derivations {

    private final List<Derivation> derived;

    Derivations(List<Derivation> derived) {
        this.derived = List.copyOf(derived);
    }

    /** Loaded at the first use, since H3 unpacks native code. */
    private static final class Native {
        static final H3Core H3 = load();

        private static H3Core load() {
            try {
                return H3Core.newInstance();
            } catch (IOException e) {
                throw new UncheckedIOException("H3's library for this machine can't be unpacked", e);
            }
        }
    }

    /** Adds the derived values to a valid event, in the order of their declaration. */
    void addTo(ObjectNode event) {
        for (Derivation derivation : derived) {
            if (derivation instanceof Derivation.H3Cell cell) {
                add(event, cell);
            } else if (derivation instanceof Derivation.H3Parent parent) {
                add(event, parent);
            } else if (derivation instanceof Derivation.BucketOf bucket) {
                if (event.path(bucket.of()).isTextual()) {
                    event.put(bucket.column(), Bucket.of(event.path(bucket.of()).textValue()));
                }
            } else if (derivation instanceof Derivation.LowerCase text) {
                if (event.path(text.of()).isTextual()) {
                    event.put(text.column(), LowerCased.of(event.path(text.of()).textValue()));
                }
            }
        }
    }

    private static void add(ObjectNode event, Derivation.H3Cell cell) {
        JsonNode latitude = event.path(cell.latitude());
        JsonNode longitude = event.path(cell.longitude());
        if (latitude.isNumber() && longitude.isNumber()) {
            event.put(
                    cell.column(),
                    Native.H3.latLngToCell(latitude.doubleValue(), longitude.doubleValue(), cell.resolution()));
        }
    }

    private static void add(ObjectNode event, Derivation.H3Parent parent) {
        JsonNode finer = event.path(parent.of());
        if (finer.isNumber()) {
            event.put(parent.column(), Native.H3.cellToParent(finer.longValue(), parent.resolution()));
        }
    }
}
