package io.millrace.catalog.stream;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Divides identifiers into {@value #COUNT} buckets. Every table with customers has the bucket as a column, so that a
 * long list can be read in ranges of buckets.
 */
public final class Bucket {

    /** The number of buckets. Stored rows have bucket numbers, so it must not change. */
    public static final int COUNT = 1024;

    private Bucket() {}

    /** Returns the bucket of an identifier, from 0: the CRC-32 (ISO 3309) of its UTF-8, modulo {@link #COUNT}. */
    public static int of(String id) {
        CRC32 crc = new CRC32();
        crc.update(id.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % COUNT);
    }
}
