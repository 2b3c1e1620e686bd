package io.millrace.api.streams;

import io.millrace.api.kafka.EventPublisher;
import io.millrace.api.kafka.NotAcknowledged;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.catalog.EventContract;
import io.millrace.catalog.Examination;
import io.millrace.catalog.StreamCatalog;
import io.millrace.catalog.StreamDefinition;
import io.millrace.catalog.StreamName;
import io.millrace.catalog.Violation;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes bodies in: takes each apart, holds every item against the contract, and stores them all. */
@Singleton
final class Intake {
    private static final int QUEUED_REQUESTS = 1000;

    private final Map<StreamName, EventContract> contracts;
    private final EventPublisher publisher;
    private final Clock clock;
    private final IngestSettings settings;
    private final IngestMeters meters;
    private final ItemSplitter splitter;
    private final ExecutorService workers;

    Intake(StreamCatalog catalog, EventPublisher publisher, Clock clock, IngestSettings settings, IngestMeters meters) {
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
     * Takes a body in.
     *
     * @param trace what the request is part of; null for nothing
     * @return completed when all is acknowledged by Kafka, the refused events too; completed with a {@link Failure}
     *     where there is nothing valid in it or it could not be stored
     */
    CompletableFuture<Receipt> take(
            StreamName stream, BodyForm form, byte[] body, String requestId, @Nullable TraceParent trace) {
        Instant answeredAt = clock.instant().plus(settings.answerWithin());
        try {
            return CompletableFuture.supplyAsync(
                            () -> {
                                requireBefore(answeredAt);
                                return sort(stream, form, body, requestId);
                            },
                            workers)
                    .thenCompose(batch -> publisher
                            .publish(batch.records(), trace)
                            .whenComplete((stored, failure) -> meters.count(stream, batch, failure == null))
                            .thenApply(stored -> batch.receipt()));
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(
                    new Failure(FailureKind.INGEST_BUSY, "Too many requests are waiting; nothing was stored."));
        }
    }

    /** What waited so long for a worker that its caller has been answered is not stored behind the caller's back. */
    private void requireBefore(Instant answeredAt) {
        if (clock.instant().isAfter(answeredAt)) {
            throw NotAcknowledged.failure();
        }
    }

    @PreDestroy
    void close() {
        workers.shutdown();
    }

    private Batch sort(StreamName stream, BodyForm form, byte[] body, String requestId) {
        Instant now = clock.instant();
        Batch batch = new Batch(stream, requestId, form.contentType(), now);
        try {
            byte[] plain = form.gzip() ? Gunzip.of(body, settings.maxBatchBytes()) : body;
            List<Slice> items = form.lines() ? splitter.lines(plain) : splitter.document(plain);
            EventContract contract = Objects.requireNonNull(contracts.get(stream));
            for (int i = 0; i < items.size(); i++) {
                sort(contract, batch, i, plain, items.get(i), now);
            }
        } catch (NotJsonException e) {
            Violation violation = new Violation(String.valueOf(e.getMessage()), "");
            batch.refuse(0, new Examination.Refused(true, List.of(violation)), body, new Slice(0, body.length));
        }
        return batch;
    }

    private void sort(EventContract contract, Batch batch, int index, byte[] body, Slice item, Instant now) {
        if (item.length() > settings.maxEventBytes()) {
            batch.drop(index, "must be at most %d bytes, was %d".formatted(settings.maxEventBytes(), item.length()));
            return;
        }
        Examination examination = contract.examine(body, item.offset(), item.length(), now);
        if (examination instanceof Examination.Accepted accepted) {
            batch.accept(accepted);
        } else if (examination instanceof Examination.Refused refused) {
            batch.refuse(index, refused, body, item);
        }
    }
}
