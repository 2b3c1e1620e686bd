package io.millrace.processor.geofences;

/** What a courier says of an order. */
enum CourierStatus {
    IN_TRANSIT,
    DELIVERED
}
