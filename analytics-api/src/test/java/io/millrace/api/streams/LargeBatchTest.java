package io.millrace.api.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.api.kafka.OutgoingRecord;
import io.millrace.api.query.FakeRetentions;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamName;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one batch may make of answer, failed events and memory. */
class LargeBatchTest {
    private static final String GOOD = "{\"id\":\"7\",\"updatedAt\":\"2026-01-01T00:00:00Z\",\"status\":\"DELIVERED\"}";
    private static final int MANY = 100_000;

    private final List<OutgoingRecord> published = new CopyOnWriteArrayList<>();
    private final Ingest ingest = new Ingest(
            StreamCatalog.load(),
            new FakeRetentions(),
            (records, trace) -> {
                published.addAll(records);
                return CompletableFuture.completedFuture(null);
            },
            Clock.systemUTC(),
            new IngestSettings(1 << 20, 10 << 20, MANY, 64 << 20, Duration.ofSeconds(30), Duration.ofMinutes(1), 1),
            new IngestMeters(new SimpleMeterRegistry(), StreamCatalog.load()));

    @AfterEach
    void close() {
        ingest.close();
    }

    @Test
    void ofVeryManyRefusedEventsNotAllErrorsAreToldAndTheRestIsKeptTogether() throws IOException {
        String body = "[" + "{},".repeat(MANY - 1) + "{}]";

        Failure failure = failure(body, 64 << 20);

        assertThat(failure.kind()).isEqualTo(FailureKind.NO_VALID_EVENT);
        assertThat(failure.errors()).hasSize(Batch.MAX_ERRORS);
        assertThat(failure.moreRefused()).as("three rules an event").isEqualTo(MANY - Batch.MAX_ERRORS / 3);
        assertThat(published).hasSize(Batch.MAX_KEPT_SINGLY + 1);
        JsonNode rest = failed(Batch.MAX_KEPT_SINGLY);
        assertThat(rest.get("payload").asText()).isEqualTo(body);
        assertThat(rest.get("itemIndex").asInt()).isEqualTo(Batch.MAX_KEPT_SINGLY);
        assertThat(rest.get("reason").asText()).contains("99000", "whole body", "must be given");
    }

    @Test
    void theValidOnesAmongVeryManyRefusedAreStored() {
        String body = (GOOD + "\n{}\n").repeat(2_000);

        Receipt receipt = take(body, 64 << 20);

        assertThat(receipt.accepted()).isEqualTo(2_000);
        assertThat(receipt.refused()).isEqualTo(2_000);
        assertThat(published)
                .filteredOn(record -> record.topic().equals("order_statuses_failed"))
                .hasSize(Batch.MAX_KEPT_SINGLY + 1);
    }

    @Test
    void whatABatchMakesTakesRoomAndWithoutRoomNothingIsStored() {
        String body = (GOOD + "\n").repeat(1_000);
        assertThat(take(body, 1 << 20).accepted()).isEqualTo(1_000);
        published.clear();

        assertThat(failure(body, 100_000).kind()).isEqualTo(FailureKind.INGEST_BUSY);

        assertThat(published).isEmpty();
    }

    private JsonNode failed(int index) throws IOException {
        return new ObjectMapper().readTree(published.get(index).value());
    }

    private Receipt take(String body, long room) {
        InFlightBytes inFlight = new InFlightBytes(room);
        BodyForm form = new BodyForm(!body.startsWith("["), false, "application/json");
        InFlightBytes.Share share = inFlight.share();
        try {
            return ingest.take(new StreamName("order_statuses"), form, body.getBytes(UTF_8), share, "r1", null)
                    .join();
        } finally {
            share.close();
            assertThat(inFlight.held()).isZero();
        }
    }

    private Failure failure(String body, long room) {
        Failure[] failure = new Failure[1];
        assertThatThrownBy(() -> take(body, room))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(Failure.class, thrown -> failure[0] = thrown);
        return failure[0];
    }
}
