package io.millrace.simulator.shop;

/**
 * A customer of the shop.
 *
 * @param id positive, counted from 1
 * @param email unique, at a domain reserved for examples (RFC 2606), so that nothing can ever be sent there
 * @param residence the postal address
 * @param home the location of the residence, where orders are delivered
 */
public record Customer(int id, String firstName, String lastName, String email, String residence, GeoPoint home) {}
