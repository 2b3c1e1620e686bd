package io.millrace.api.streams;

import io.micronaut.http.body.ByteBody;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Reads a request's body. Each chunk is counted when it arrives, whatever length was announced. The whole body must
 * arrive in time, so a slow sender can't hold memory for long.
 */
final class BodyReader implements Subscriber<byte[]> {
    private final IngestSettings settings;
    private final InFlightBytes.Share share;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();

    private BodyReader(IngestSettings settings, InFlightBytes.Share share) {
        this.settings = settings;
        this.share = share;
    }

    /**
     * Reads a body.
     *
     * @param share grows with the body
     * @return the body; completed with a {@link Failure} if it is too large, late or incomplete, or if there is no room
     */
    static CompletableFuture<byte[]> read(ByteBody body, IngestSettings settings, InFlightBytes.Share share) {
        long length = body.expectedLength().orElse(-1);
        if (length > settings.maxBatchBytes()) {
            return CompletableFuture.failedFuture(tooLarge(settings, "was " + length));
        }
        BodyReader reader = new BodyReader(settings, share);
        body.toByteArrayPublisher().subscribe(reader);
        return reader.whole
                .orTimeout(settings.bodyTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> {
                    throw reader.told(failure);
                });
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        var unused = whole.whenComplete((body, failure) -> {
            if (failure != null) {
                subscription.cancel();
            }
        });
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(byte[] chunk) {
        if (whole.isDone()) {
            return;
        }
        try {
            if (read.size() + chunk.length > settings.maxBatchBytes()) {
                throw tooLarge(settings, "is longer");
            }
            share.grow(chunk.length);
            read.writeBytes(chunk);
        } catch (Failure e) {
            whole.completeExceptionally(e);
        }
    }

    @Override
    public void onError(Throwable failure) {
        whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        whole.complete(read.toByteArray());
    }

    private Failure told(Throwable failure) {
        if (failure instanceof Failure told) {
            return told;
        }
        if (failure instanceof TimeoutException) {
            return new Failure(
                    FailureKind.REQUEST_TIMEOUT,
                    "The body must arrive within %s; nothing was stored.".formatted(settings.bodyTimeout()));
        }
        if (failure instanceof ContentLengthExceededException) {
            return tooLarge(settings, "is longer");
        }
        return new Failure(FailureKind.MALFORMED_REQUEST, "The body was incomplete; nothing was stored.");
    }

    private static Failure tooLarge(IngestSettings settings, String what) {
        return new Failure(
                FailureKind.BODY_TOO_LARGE,
                "The body must be at most %d bytes, %s.".formatted(settings.maxBatchBytes(), what));
    }
}
