package io.millrace.api.streams;

import io.millrace.api.kafka.EventPublisher;
import io.millrace.api.kafka.NotAcknowledgedException;
import io.millrace.api.pinot.PinotUnavailableException;
import io.millrace.api.query.Retentions;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.catalog.contract.EventContract;
import io.millrace.catalog.contract.ValidationResult;
import io.millrace.catalog.contract.Violation;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamDefinition;
import io.millrace.catalog.stream.StreamName;
import io.millrace.service.TraceParent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Processes bodies: splits each into items, checks every item against the contract, and stores all of them. */
@Singleton
final class Ingest {
    private static final int QUEUED_REQUESTS = 1000;

    private final Map<StreamName, EventContract> contracts;
    private final Retentions retentions;
    private final EventPublisher publisher;
    private final Clock clock;
    private final IngestSettings settings;
    private final IngestMeters meters;
    private final ItemSplitter splitter;
    private final ExecutorService workers;

    Ingest(
            StreamCatalog catalog,
            Retentions retentions,
            EventPublisher publisher,
            Clock clock,
            IngestSettings settings,
            IngestMeters meters) {
        this.retentions = retentions;
        this.contracts =
                catalog.streams().stream().collect(Collectors.toMap(StreamDefinition::name, EventContract::of));
        this.publisher = publisher;
        this.clock = clock;
        this.settings = settings;
        this.meters = meters;
        this.splitter = new ItemSplitter(settings.maxBatchEvents());
        this.workers = new ThreadPoolExecutor(
                settings.workers(),
                settings.workers(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(QUEUED_REQUESTS),
                work -> new Thread(work, "intake"));
    }

    /**
     * Processes a body.
     *
     * @param share grows with the records; the caller closes it
     * @param trace the trace of the request; null for none
     * @return completed when Kafka has acknowledged all records, those of refused events included; completed with a
     *     {@link Failure} if no event is valid or the records couldn't be stored
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the inner future is what thenCompose goes on with
    CompletableFuture<Receipt> take(
            StreamName stream,
            BodyForm form,
            byte[] body,
            InFlightBytes.Share share,
            String requestId,
            @Nullable TraceParent trace) {
        Instant answeredAt = clock.instant().plus(settings.answerTimeout());
        try {
            // Publishing may wait for room in the producer's buffer: that too is a worker's, never an event loop's
            return CompletableFuture.supplyAsync(
                            () -> {
                                requireBefore(answeredAt);
                                Batch batch = sort(stream, form, body, share, requestId);
                                requireBefore(answeredAt);
                                return publish(stream, batch, trace);
                            },
                            workers)
                    .thenCompose(Function.identity());
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(
                    new Failure(FailureKind.INGEST_BUSY, "Too many requests are waiting; nothing was stored."));
        }
    }

    private CompletableFuture<Receipt> publish(StreamName stream, Batch batch, @Nullable TraceParent trace) {
        return publisher
                .publish(batch.records(), trace)
                .whenComplete((stored, failure) -> meters.count(stream, batch, failure == null))
                .thenApply(stored -> batch.receipt());
    }

    /** A request that was already answered must not be stored later. */
    private void requireBefore(Instant answeredAt) {
        if (clock.instant().isAfter(answeredAt)) {
            throw new NotAcknowledgedException();
        }
    }

    @PreDestroy
    void close() {
        workers.shutdown();
    }

    private Batch sort(StreamName stream, BodyForm form, byte[] body, InFlightBytes.Share share, String requestId) {
        Instant now = clock.instant();
        Batch batch = new Batch(stream, requestId, form.contentType(), now, share);
        try {
            byte[] plain = form.gzip() ? Gunzip.of(body, settings.maxBatchBytes(), share) : body;
            List<Slice> items = form.lines() ? splitter.lines(plain) : splitter.document(plain);
            EventContract contract = Objects.requireNonNull(contracts.get(stream));
            @Nullable Instant oldest = oldestKept(stream, now);
            for (int i = 0; i < items.size(); i++) {
                sort(contract, batch, i, plain, items.get(i), now, oldest);
            }
            batch.end(plain);
        } catch (NotJsonException e) {
            Violation violation = new Violation(e.rule(), String.valueOf(e.getMessage()), "");
            batch.refuse(0, new ValidationResult.Refused(true, List.of(violation)), body, new Slice(0, body.length));
        }
        return batch;
    }

    /** The oldest time of which Pinot keeps rows; null for any time, and while that isn't known. */
    private @Nullable Instant oldestKept(StreamName stream, Instant now) {
        try {
            return retentions.of(stream).map(now::minus).orElse(null);
        } catch (PinotUnavailableException e) {
            return null;
        }
    }

    private void sort(
            EventContract contract,
            Batch batch,
            int index,
            byte[] body,
            Slice item,
            Instant now,
            @Nullable Instant oldest) {
        if (item.length() > settings.maxEventBytes()) {
            batch.drop(
                    index,
                    "must be at most %d bytes, was %d, and is not kept"
                            .formatted(settings.maxEventBytes(), item.length()));
            return;
        }
        ValidationResult examination = batch.needsNoReasons()
                ? contract.examineInShort(body, item.offset(), item.length(), now)
                : contract.examine(body, item.offset(), item.length(), now);
        if (examination instanceof ValidationResult.Accepted accepted) {
            List<Violation> tooOld = oldest == null ? List.of() : contract.examineAge(accepted.event(), oldest);
            if (tooOld.isEmpty()) {
                batch.accept(accepted);
            } else {
                batch.refuse(index, new ValidationResult.Refused(false, tooOld), body, item);
            }
        } else if (examination instanceof ValidationResult.Refused refused) {
            batch.refuse(index, refused, body, item);
        }
    }
}
