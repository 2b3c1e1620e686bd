package io.millrace.api.streams;

import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.catalog.contract.Rule;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses a body (RFC 1952: one or more members), up to a limit. Unlike the JDK's stream it refuses a broken
 * member after a valid one.
 */
final class Gunzip {
    private static final int MAGIC = 0x8b1f;
    private static final int DEFLATE = 8;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final ByteBuffer compressed;
    private final int maxBytes;
    private final InFlightBytes.Share share;
    private final ByteArrayOutputStream plain = new ByteArrayOutputStream();
    private final byte[] chunk = new byte[8192];

    private Gunzip(byte[] compressed, int maxBytes, InFlightBytes.Share share) {
        this.compressed = ByteBuffer.wrap(compressed).order(ByteOrder.LITTLE_ENDIAN);
        this.maxBytes = maxBytes;
        this.share = share;
    }

    /**
     * Decompresses a body.
     *
     * @param share grows with the result
     * @throws NotJsonException if a member is broken, or other bytes follow the last one
     * @throws Failure {@code BODY_TOO_LARGE} if the result has more than {@code maxBytes}
     */
    static byte[] of(byte[] compressed, int maxBytes, InFlightBytes.Share share) throws NotJsonException {
        return new Gunzip(compressed, maxBytes, share).members();
    }

    private byte[] members() throws NotJsonException {
        Inflater inflater = new Inflater(true);
        int member = 0;
        try {
            do {
                member = compressed.position();
                header();
                inflater.reset();
                data(inflater);
            } while (compressed.hasRemaining());
            return plain.toByteArray();
        } catch (BufferUnderflowException | DataFormatException e) {
            throw new NotJsonException(
                    Rule.GZIP,
                    "must be gzip, as Content-Encoding says: the member that begins at byte %d is broken or cut off"
                            .formatted(member));
        } finally {
            inflater.end();
        }
    }

    private void header() throws DataFormatException {
        int magic = Short.toUnsignedInt(compressed.getShort());
        int method = compressed.get();
        int flags = compressed.get();
        if (magic != MAGIC || method != DEFLATE || (flags & RESERVED) != 0) {
            throw new DataFormatException();
        }
        skip(6); // when and where it was made
        if ((flags & EXTRA) != 0) {
            skip(Short.toUnsignedInt(compressed.getShort()));
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            skip(2);
        }
    }

    private void data(Inflater inflater) throws DataFormatException {
        CRC32 crc = new CRC32();
        inflater.setInput(compressed);
        while (!inflater.finished()) {
            int length = inflater.inflate(chunk);
            if (length == 0 && !inflater.finished()) {
                throw new DataFormatException();
            }
            if (plain.size() + length > maxBytes) {
                throw new Failure(
                        FailureKind.BODY_TOO_LARGE,
                        "The body must be at most %d bytes when decompressed.".formatted(maxBytes));
            }
            share.grow(length);
            crc.update(chunk, 0, length);
            plain.write(chunk, 0, length);
        }
        if (compressed.getInt() != (int) crc.getValue() || compressed.getInt() != (int) inflater.getBytesWritten()) {
            throw new DataFormatException();
        }
    }

    private void skip(int bytes) {
        compressed.get(new byte[bytes]);
    }

    private void skipText() {
        byte next;
        do {
            next = compressed.get();
        } while (next != 0);
    }
}
