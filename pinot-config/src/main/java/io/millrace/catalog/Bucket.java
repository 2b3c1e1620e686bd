package io.millrace.catalog;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Which of {@value #COUNT} parts an identifier belongs to. Every table about customers has it as a column, so that a
 * question about all of them can be asked part by part, each answer small and whole.
 */
public final class Bucket {

    /** How many there are. Another number would make what is stored already worthless. */
    public static final int COUNT = 1024;

    private Bucket() {}

    /** The identifier's part, from 0: the CRC-32 (ISO 3309) of its UTF-8, modulo {@link #COUNT}. */
    public static int of(String id) {
        CRC32 crc = new CRC32();
        crc.update(id.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % COUNT);
    }
}
