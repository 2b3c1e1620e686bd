package io.millrace.api.streams;

import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Decompresses a body, and stops at the limit, however much more would come. */
final class Gunzip {
    private Gunzip() {}

    static byte[] of(byte[] compressed, int maxBytes) throws NotJsonException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed), 8192)) {
            byte[] plain = in.readNBytes(maxBytes + 1);
            if (plain.length > maxBytes) {
                throw new Failure(
                        FailureKind.BODY_TOO_LARGE,
                        "The body must be at most %d bytes when decompressed.".formatted(maxBytes));
            }
            return plain;
        } catch (IOException e) {
            throw new NotJsonException("must be gzip, as Content-Encoding says: " + e.getMessage());
        }
    }
}
