package io.millrace.api.suppressions;

import io.millrace.api.suppressions.ExportPermits.Permit;
import io.millrace.api.web.Failure;
import io.millrace.api.web.Failures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An export as a stream of bytes, which are made when they are read. If the list turns out to be incomplete, reading
 * throws and the transfer is cut off, without HTTP's last chunk and without gzip's trailer.
 */
final class ExportStream extends InputStream {
    private static final Logger LOG = LoggerFactory.getLogger(ExportStream.class);
    private static final int GZIP_BUFFER = 1 << 16;

    private final Export export;
    private final Permit permit;
    private final Lines lines;
    private final Function<Export, CompletionStage<Map<String, Object>>> summary;
    private final ByteArrayOutputStream made = new ByteArrayOutputStream();
    private final OutputStream out;
    private byte[] bytes = {};
    private int at;
    private Optional<Chunk> chunk;
    private @Nullable Failure failure;
    private boolean over;

    private ExportStream(
            Export export,
            Optional<Chunk> first,
            Permit permit,
            Lines lines,
            boolean gzip,
            Function<Export, CompletionStage<Map<String, Object>>> summary) {
        this.export = export;
        this.permit = permit;
        this.lines = lines;
        this.summary = summary;
        this.chunk = first;
        try {
            this.out = gzip ? new GZIPOutputStream(made, GZIP_BUFFER, true) : made;
            lines.head(out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory can't fail", e);
        }
    }

    /**
     * Begins the stream. It reads the first chunk before, so that an early failure is a response of its own.
     *
     * @param permit the stream closes it at the end, after a failure, or when it is closed itself
     * @param summary confirms after the last chunk that the list is complete, and returns the last line's values
     * @return the stream; completed with the failure of the first chunk
     */
    static CompletionStage<ExportStream> begin(
            Export export,
            Permit permit,
            Lines lines,
            boolean gzip,
            Function<Export, CompletionStage<Map<String, Object>>> summary) {
        return export.next().thenApply(first -> new ExportStream(export, first, permit, lines, gzip, summary));
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

    @Override
    public void close() {
        permit.close();
    }

    private void make() throws IOException {
        try {
            permit.check();
            if (chunk.isEmpty()) {
                lines.end(waitFor(summary.apply(export)), out);
                out.close();
                over = true;
                permit.close();
            } else {
                lines.of(chunk.get(), out);
                chunk = waitFor(export.next());
                out.flush();
            }
        } catch (RuntimeException e) {
            failure = Failures.of(e).orElseThrow(() -> e);
            LOG.warn(
                    "List broken off list={} reason=\"{}\"", export.definition().name(), failure.detail());
            permit.close();
            lines.broken(failure.detail(), out);
            out.flush();
        }
        bytes = made.toByteArray();
        made.reset();
        at = 0;
    }

    /** Waits for a result. That is allowed here: the thread that reads an InputStream may block. */
    private static <T> T waitFor(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
