package io.millrace.api.deliveries;

/** Which delivery is asked for. */
record DeliveryQuestion(String id) {}
