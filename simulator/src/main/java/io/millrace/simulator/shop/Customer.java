package io.millrace.simulator.shop;

/**
 * Somebody who orders.
 *
 * @param id positive, counted from 1
 * @param email unique, at a domain reserved for examples (RFC 2606), so that nothing can ever be sent there
 * @param residence the postal address
 * @param home where that is, and where orders are delivered
 */
public record Customer(int id, String firstName, String lastName, String email, String residence, GeoPoint home) {}
