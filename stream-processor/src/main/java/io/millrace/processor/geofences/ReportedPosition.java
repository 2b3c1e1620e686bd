package io.millrace.processor.geofences;

import io.millrace.areas.GeoPoint;
import io.millrace.catalog.contract.Rule;
import io.millrace.processor.records.Keyed;
import io.millrace.processor.records.StoredEvent;
import io.millrace.processor.records.UnreadableException;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A position of an order's courier: a record of {@code delivery_statuses}. */
record ReportedPosition(
        String orderId,
        Instant at,
        BigDecimal latitude,
        BigDecimal longitude,
        CourierStatus status,
        @Nullable Long receivedAt,
        @Nullable String requestId)
        implements Keyed {

    static ReportedPosition read(StoredEvent event) throws UnreadableException {
        return new ReportedPosition(
                event.text("id"),
                event.instant("updatedAt"),
                degrees(event, "deliveryLat", 90),
                degrees(event, "deliveryLon", 180),
                event.constant("status", CourierStatus.class),
                event.receivedAt(),
                event.requestId());
    }

    private static BigDecimal degrees(StoredEvent event, String name, int most) throws UnreadableException {
        BigDecimal degrees = event.number(name);
        Rule rule = degrees.signum() < 0 ? Rule.MINIMUM : Rule.MAXIMUM;
        if (degrees.abs().compareTo(BigDecimal.valueOf(most)) > 0) {
            throw new UnreadableException(
                    rule, "must be from -%d to %d".formatted(most, most) + ", was " + degrees, "/" + name);
        }
        return degrees;
    }

    @Override
    public String key() {
        return orderId;
    }

    GeoPoint place() {
        return new GeoPoint(latitude.doubleValue(), longitude.doubleValue());
    }
}
