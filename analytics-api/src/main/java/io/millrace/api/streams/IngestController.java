package io.millrace.api.streams;

import io.micrometer.core.instrument.Timer;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.millrace.api.kafka.NotAcknowledgedException;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.api.web.RequestId;
import io.millrace.api.web.Shortened;
import io.millrace.catalog.stream.Origin;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamDefinition;
import io.millrace.catalog.stream.StreamName;
import io.millrace.service.CompletionCause;
import io.millrace.service.TraceParent;
import io.millrace.service.Traces;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** {@code /streams/{stream}/events}: where shops post what happens. */
@Controller("/streams")
final class IngestController {
    private final StreamCatalog catalog;
    private final Ingest ingest;
    private final IngestSettings settings;
    private final InFlightBytes inFlight;
    private final IngestMeters meters;
    private final Traces traces;

    IngestController(
            StreamCatalog catalog, Ingest ingest, IngestSettings settings, IngestMeters meters, Traces traces) {
        this.catalog = catalog;
        this.ingest = ingest;
        this.settings = settings;
        this.inFlight = new InFlightBytes(settings.inFlightBytes());
        this.meters = meters;
        this.traces = traces;
        meters.watch(inFlight);
    }

    /**
     * Takes events in: a JSON object, an array of them, or NDJSON, plain or gzip. Answered when Kafka has acknowledged
     * them: 202 where all are valid, 207 where some are, with what is wrong with each of the others.
     *
     * @param stream the stream that they belong to
     */
    @RequestBody(
            description = "A JSON object or an array of them, or one object a line as application/x-ndjson",
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "object")))
    @ApiResponse(
            responseCode = "202",
            description = "All are stored",
            content = @Content(schema = @Schema(implementation = Receipt.class)))
    @ApiResponse(
            responseCode = "207",
            description = "Some are stored, the others are named with what is wrong",
            content = @Content(schema = @Schema(implementation = Receipt.class)))
    @Post(value = "/{stream}/events", consumes = MediaType.ALL)
    CompletionStage<HttpResponse<Receipt>> post(String stream, ServerHttpRequest<?> request) {
        Timer.Sample sample = meters.start();
        StreamName name = writable(stream);
        if (name == null) {
            Failure unknown = unknown(stream);
            meters.stop(sample, null, unknown);
            throw unknown;
        }
        try {
            return take(name, request)
                    .whenComplete((receipt, failure) -> {
                        if (failure == null) {
                            meters.stop(sample, name, receipt);
                        } else {
                            meters.stop(sample, name, failure);
                        }
                    })
                    .thenApply(IngestController::answer);
        } catch (Failure e) {
            meters.stop(sample, name, e);
            throw e;
        }
    }

    private CompletionStage<Receipt> take(StreamName stream, ServerHttpRequest<?> request) {
        BodyForm form = BodyForm.of(request);
        Caller caller =
                new Caller(RequestId.of(request), traces.at(request.getHeaders().get(TraceParent.HEADER)));
        InFlightBytes.Share share = inFlight.share();
        return BodyReader.read(request.byteBody(), settings, share)
                .whenComplete((body, failure) -> {
                    if (failure != null) {
                        share.close();
                    }
                })
                .thenCompose(body -> take(stream, form, body, caller, share));
    }

    /** The caller's id and trace of a request. */
    private record Caller(String requestId, @Nullable TraceParent trace) {}

    private CompletableFuture<Receipt> take(
            StreamName stream, BodyForm form, byte[] body, Caller caller, InFlightBytes.Share share) {
        return ingest.take(stream, form, body, share, caller.requestId(), caller.trace())
                .whenComplete((receipt, failure) -> share.close())
                .copy() // what is under way goes on, and holds its room, when only its caller is answered
                .orTimeout(settings.answerTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .handle(IngestController::orLate);
    }

    private static Receipt orLate(Receipt receipt, @Nullable Throwable failure) {
        if (failure instanceof TimeoutException) {
            throw new NotAcknowledgedException();
        }
        if (failure != null) {
            throw new CompletionException(CompletionCause.of(failure));
        }
        return receipt;
    }

    private static HttpResponse<Receipt> answer(Receipt receipt) {
        HttpStatus status = receipt.refused() == 0 ? HttpStatus.ACCEPTED : HttpStatus.MULTI_STATUS;
        return HttpResponse.<Receipt>status(status).body(receipt);
    }

    private @Nullable StreamName writable(String stream) {
        return catalog.streams().stream()
                .filter(definition -> definition.origin() == Origin.INGEST
                        && definition.name().value().equals(stream))
                .map(StreamDefinition::name)
                .findFirst()
                .orElse(null);
    }

    private static Failure unknown(String stream) {
        return new Failure(
                FailureKind.UNKNOWN_STREAM,
                "stream: must be one of those that take events over HTTP, was '%s'".formatted(Shortened.of(stream)));
    }
}
