package io.millrace.api.deliveries;

import io.millrace.api.web.Parameters;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a courier says of an order, in the words of the stream {@code delivery_statuses}. */
enum CourierStatus {
    IN_TRANSIT,
    DELIVERED;

    /** Reads the parameter {@code status}. */
    static CourierStatus parse(@Nullable String value) {
        if (value == null) {
            return IN_TRANSIT;
        }
        return Arrays.stream(values())
                .filter(status -> status.name().equals(value))
                .findFirst()
                .orElseThrow(() -> Parameters.bad("status", "must be one of " + Arrays.toString(values()), value));
    }
}
