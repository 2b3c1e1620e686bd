package io.millrace.processor.items;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A number that stands for an order's id where orders are counted: Pinot gathers what it counts distinct, and a million
 * numbers are gathered in a fraction of the time that a million texts take. Of ten million orders, two have the same
 * number once in some 400,000 times.
 */
final class OrderHash {

    private OrderHash() {}

    /** The first eight bytes of the id's SHA-256. */
    static long of(String orderId) {
        return ByteBuffer.wrap(sha256().digest(orderId.getBytes(UTF_8))).getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
