package io.millrace.api.suppressions;

import io.millrace.api.web.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pull as the bytes of an answer, made as they are taken. Where the list turns out not to be whole it throws, so that
 * the transfer is broken off: HTTP's last chunk, and gzip's last block, never come.
 */
final class PullStream extends InputStream {
    private static final Logger LOG = LoggerFactory.getLogger(PullStream.class);
    private static final int GZIP_BUFFER = 1 << 16;

    private final Pull pull;
    private final Lines lines;
    private final Function<Pull, java.util.Map<String, Object>> summary;
    private final ByteArrayOutputStream made = new ByteArrayOutputStream();
    private final OutputStream out;
    private byte[] bytes = {};
    private int at;
    private @Nullable Chunk chunk;
    private @Nullable Failure failure;
    private boolean over;

    /**
     * The bytes of a pull. The first chunk is read now, so that what fails at once is an answer of its own.
     *
     * @param summary confirms that all that was read is whole, and says what there is to say of it
     */
    PullStream(Pull pull, Lines lines, boolean gzip, Function<Pull, java.util.Map<String, Object>> summary)
            throws IOException {
        this.pull = pull;
        this.lines = lines;
        this.summary = summary;
        this.out = gzip ? new GZIPOutputStream(made, GZIP_BUFFER, true) : made;
        this.chunk = pull.next();
        lines.head(out);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (at == bytes.length) {
            if (failure != null) {
                throw new IOException("The list is broken off: " + failure.detail());
            }
            if (over) {
                return -1;
            }
            make();
        }
        int count = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, target, offset, count);
        at += count;
        return count;
    }

    private void make() throws IOException {
        try {
            if (chunk == null) {
                lines.end(summary.apply(pull), out);
                out.close();
                over = true;
            } else {
                lines.of(chunk, out);
                chunk = pull.next();
                out.flush();
            }
        } catch (Failure e) {
            LOG.warn("List broken off list={} reason=\"{}\"", pull.recipe().name(), e.detail());
            failure = e;
            lines.broken(e.detail(), out);
            out.flush();
        }
        bytes = made.toByteArray();
        made.reset();
        at = 0;
    }
}
