package io.millrace.api.areas;

/** The status that a courier reports for an order, as in the stream {@code delivery_statuses}. */
public enum CourierStatus {
    IN_TRANSIT,
    DELIVERED
}
