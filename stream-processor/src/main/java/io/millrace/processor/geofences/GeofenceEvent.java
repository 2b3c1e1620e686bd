package io.millrace.processor.geofences;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.millrace.catalog.stream.MetaColumns;
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
        @JsonProperty(MetaColumns.RECEIVED_AT) @Nullable Long receivedAt,
        @JsonProperty(MetaColumns.REQUEST_ID) @Nullable String requestId) {

    /** The direction of a crossing. */
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
