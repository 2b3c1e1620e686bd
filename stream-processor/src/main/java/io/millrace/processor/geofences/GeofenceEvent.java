package io.millrace.processor.geofences;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A record of {@code geofence_events}. Order, area, kind and time are its key: the same crossing is the same row. */
record GeofenceEvent(
        String orderId,
        String geofence,
        Kind kind,
        Instant at,
        CourierStatus status,
        BigDecimal latitude,
        BigDecimal longitude,
        long ts,
        @JsonProperty("_received_at") @Nullable Long receivedAt,
        @JsonProperty("_request_id") @Nullable String requestId) {

    /** Which way the border was crossed. */
    enum Kind {
        ENTERED,
        LEFT
    }

    static GeofenceEvent of(ReportedPosition position, String geofence, Kind kind) {
        return new GeofenceEvent(
                position.orderId(),
                geofence,
                kind,
                position.at(),
                position.status(),
                position.latitude(),
                position.longitude(),
                position.at().toEpochMilli(),
                position.receivedAt(),
                position.requestId());
    }
}
