package io.millrace.processor.items;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.catalog.Sha256;
import java.nio.ByteBuffer;

/**
 * A number that stands for an order's id where orders are counted: Pinot gathers what it counts distinct, and a million
 * numbers are gathered in a fraction of the time that a million texts take. Of ten million orders, two have the same
 * number once in some 400,000 times.
 */
final class OrderHash {

    private OrderHash() {}

    /** The first eight bytes of the id's SHA-256. */
    static long of(String orderId) {
        return ByteBuffer.wrap(Sha256.of(orderId.getBytes(UTF_8))).getLong();
    }
}
