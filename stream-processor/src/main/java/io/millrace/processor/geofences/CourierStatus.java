package io.millrace.processor.geofences;

/** The status that a courier reports. */
enum CourierStatus {
    IN_TRANSIT,
    DELIVERED
}
