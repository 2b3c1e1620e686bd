package io.millrace.api.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.api.kafka.OutgoingRecord;
import io.millrace.api.query.FakeRetentions;
import io.millrace.api.web.BrokenRule;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IngestTest {
    private static final StreamName STATUSES = new StreamName("order_statuses");
    private static final String GOOD = "{\"id\":\"7\",\"updatedAt\":\"2026-01-01T00:00:00Z\",\"status\":\"DELIVERED\"}";
    private static final String BAD = "{\"id\":\"8\",\"updatedAt\":\"2026-01-01T00:00:00Z\",\"status\":\"EATEN\"}";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:05Z");

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final List<OutgoingRecord> published = new CopyOnWriteArrayList<>();
    private final InFlightBytes inFlight = new InFlightBytes(10_000);
    private final FakeRetentions retentions = new FakeRetentions();
    private final Ingest ingest = new Ingest(
            StreamCatalog.load(),
            retentions,
            (records, trace) -> {
                published.addAll(records);
                return CompletableFuture.completedFuture(null);
            },
            Clock.fixed(NOW, ZoneOffset.UTC),
            new IngestSettings(400, 2000, 20, 10_000, Duration.ofSeconds(1), Duration.ofSeconds(1), 1),
            new IngestMeters(meters, StreamCatalog.load()));

    @AfterEach
    void close() {
        ingest.close();
    }

    @Test
    void anEventOfATimeThatIsNoLongerKeptIsRefusedWithTheOldestThatIs() throws IOException {
        retentions.keeping(STATUSES, Duration.ofDays(2));
        take(GOOD);
        String tooOld = GOOD.replace("2026-01-01T00:00:00Z", "2025-12-30T00:00:04Z");

        Receipt receipt = take("[" + GOOD + "," + tooOld + "]");

        assertThat(receipt.accepted()).isEqualTo(1);
        assertThat(receipt.errors()).singleElement().satisfies(error -> {
            assertThat(error.rule()).isEqualTo("retention");
            assertThat(error.toString())
                    .contains("/updatedAt")
                    .contains(
                            "must not be before 2025-12-30T00:00:05Z, as no older rows are kept, was 2025-12-30T00:00:04");
        });
    }

    @Test
    void aValidEventIsStoredWithWhatIngestAdds() throws IOException {
        assertThat(take(GOOD)).isEqualTo(new Receipt("r1", 1, 0, List.of(), 0));

        assertThat(published).singleElement().satisfies(record -> {
            assertThat(record.topic()).isEqualTo("order_statuses");
            assertThat(record.key()).isEqualTo("7");
        });
        JsonNode event = new ObjectMapper().readTree(published.get(0).value());
        assertThat(event.get("ts").asLong()).isEqualTo(1_767_225_600_000L);
        assertThat(event.get("_received_at").asLong()).isEqualTo(NOW.toEpochMilli());
        assertThat(event.get("_request_id").asText()).isEqualTo("r1");
    }

    @Test
    void theValidOnesOfABatchAreStoredAndTheOthersKeptAsFailed() throws IOException {
        Receipt receipt = take("[" + GOOD + "," + BAD + ",17]");

        assertThat(receipt.accepted()).isEqualTo(1);
        assertThat(receipt.refused()).isEqualTo(2);
        assertThat(receipt.errors())
                .extracting(BrokenRule::index, BrokenRule::rule)
                .containsExactly(tuple(1, "enum"), tuple(2, "type"));
        assertThat(receipt.errors().get(0).pointer()).isEqualTo("/status");
        assertThat(published)
                .extracting(OutgoingRecord::topic, record -> record.key().replaceFirst("-[0-9a-f]{16}$", ""))
                .containsExactly(
                        tuple("order_statuses", "7"),
                        tuple("order_statuses_failed", "r1-1"),
                        tuple("order_statuses_failed", "r1-2"));
        JsonNode failed = new ObjectMapper().readTree(published.get(1).value());
        assertThat(failed.get("payload").asText()).isEqualTo(BAD);
        assertThat(failed.get("requestId").asText()).isEqualTo("r1");
    }

    @Test
    void twoBodiesUnderOneRequestIdAreBothKeptAndOneThatIsSentAgainIsOne() {
        assertFailure(() -> take(BAD), FailureKind.NO_VALID_EVENT);
        assertFailure(() -> take("{}"), FailureKind.NO_VALID_EVENT);
        assertFailure(() -> take(BAD), FailureKind.NO_VALID_EVENT);

        assertThat(published).extracting(OutgoingRecord::key).hasSize(3).satisfies(keys -> {
            assertThat(keys.get(0)).isEqualTo(keys.get(2));
            assertThat(keys.get(0)).isNotEqualTo(keys.get(1));
        });
    }

    @Test
    void aFailedEventHasAllReasons() throws IOException {
        assertFailure(() -> take("{\"id\":\"8\",\"color\":\"red\"}"), FailureKind.NO_VALID_EVENT);

        JsonNode failed = new ObjectMapper().readTree(published.get(0).value());
        assertThat(failed.get("errors"))
                .extracting(error -> error.get("pointer").asText())
                .containsExactlyInAnyOrder("/color", "/updatedAt", "/status");
    }

    @Test
    void eventsAreCountedByWhatBecameOfThem() {
        take("[" + GOOD + "," + BAD + ",17]");
        assertFailure(() -> take("<"), FailureKind.MALFORMED_BODY);

        assertThat(counted("millrace.ingest.events", "outcome", "accepted")).isEqualTo(1);
        assertThat(counted("millrace.ingest.events", "outcome", "refused")).isEqualTo(3);
        assertThat(counted("millrace.failed.events", "step", "validate")).isEqualTo(2);
        assertThat(counted("millrace.failed.events", "step", "parse")).isEqualTo(1);
        assertThat(counted("millrace.ingest.events", "outcome", "unstored")).isZero();
    }

    private double counted(String name, String tag, String value) {
        return meters.get(name)
                .tag("stream", "order_statuses")
                .tag(tag, value)
                .counter()
                .count();
    }

    @Test
    void whereNoneIsValidTheFailureNamesEach() {
        assertFailure(() -> take("[" + BAD + "," + BAD + "]"), FailureKind.NO_VALID_EVENT);
        assertThat(published).extracting(OutgoingRecord::topic).containsOnly("order_statuses_failed");
    }

    @Test
    void whatIsNotJsonIsKeptWhole() throws IOException {
        assertFailure(() -> take("[" + GOOD + ","), FailureKind.MALFORMED_BODY);

        JsonNode failed = new ObjectMapper().readTree(published.get(0).value());
        assertThat(failed.get("payload").asText()).isEqualTo("[" + GOOD + ",");
    }

    @Test
    void theRuleThatABodyBreaksIsNamedForPrograms() {
        BodyForm json = new BodyForm(false, false, "application/json");
        String large = GOOD.replace("{", "{\"padding\":\"" + "x".repeat(400) + "\",");

        assertRule(json, "[" + GOOD + ",", "json");
        assertRule(json, GOOD + GOOD, "json");
        assertRule(json, "\0[\0]", "utf-8");
        assertRule(gzip(), GOOD, "gzip");
        assertRule(json, large, "max-bytes");
    }

    private void assertRule(BodyForm form, String body, String rule) {
        assertThatThrownBy(() -> take(form, body.getBytes(UTF_8)))
                .cause()
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.errors())
                        .extracting(BrokenRule::rule)
                        .containsExactly(rule));
    }

    @Test
    void linesThatAreAllNotJsonAreMalformed() {
        assertFailure(() -> take(lines(), "{\n<\n".getBytes(UTF_8)), FailureKind.MALFORMED_BODY);
        assertThat(published).hasSize(2);
    }

    @Test
    void aBatchMustHoldAnEvent() {
        assertFailure(() -> take("[]"), FailureKind.NO_VALID_EVENT);
        assertFailure(() -> take(lines(), "\n\n".getBytes(UTF_8)), FailureKind.NO_VALID_EVENT);
    }

    @Test
    void anEventThatIsTooLargeIsRefusedAndNotKept() {
        String large = GOOD.replace("{", "{\"padding\":\"" + "x".repeat(400) + "\",");

        assertFailure(() -> take(large), FailureKind.BODY_TOO_LARGE);
        assertThat(published).isEmpty();
        assertThat(take("[" + large + "," + GOOD + "]").accepted()).isEqualTo(1);
    }

    @Test
    void gzipIsReadUpToTheLimit() throws IOException {
        assertThat(take(gzip(), compressed(GOOD.getBytes(UTF_8))).accepted()).isEqualTo(1);
        assertFailure(() -> take(gzip(), compressed(new byte[2001])), FailureKind.BODY_TOO_LARGE);
        published.clear();

        assertFailure(() -> take(gzip(), "no gzip".getBytes(UTF_8)), FailureKind.MALFORMED_BODY);
        assertThat(published).hasSize(1);
    }

    @Test
    void gzipOfSeveralMembersIsOneBody() throws IOException {
        byte[] members = join(compressed("[".getBytes(UTF_8)), compressed((GOOD + "]").getBytes(UTF_8)));

        assertThat(take(gzip(), members).accepted()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 15, -1, -5, -9})
    void gzipWithABrokenLaterMemberIsRefusedWholeAndKept(int brokenByte) throws IOException {
        byte[] first = compressed((GOOD + "\n").getBytes(UTF_8));
        byte[] second = compressed((GOOD + "\n").getBytes(UTF_8));
        byte[] body = join(first, second);
        body[brokenByte < 0 ? body.length + brokenByte : first.length + brokenByte] ^= (byte) 0xff;

        assertFailure(() -> take(new BodyForm(true, true, "application/x-ndjson"), body), FailureKind.MALFORMED_BODY);

        assertThat(published).singleElement().satisfies(record -> {
            JsonNode failed = new ObjectMapper().readTree(record.value());
            assertThat(failed.get("reason").asText()).contains("gzip");
            assertThat(Base64.getDecoder().decode(failed.get("payload").asText()))
                    .isEqualTo(body);
        });
    }

    @Test
    void whatStandsBehindGzipIsNotPassedOver() throws IOException {
        byte[] body = join(compressed(GOOD.getBytes(UTF_8)), "tail".getBytes(UTF_8));

        assertFailure(() -> take(gzip(), body), FailureKind.MALFORMED_BODY);
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private Receipt take(String body) {
        return take(new BodyForm(false, false, "application/json"), body.getBytes(UTF_8));
    }

    private Receipt take(BodyForm form, byte[] body) {
        return ingest.take(STATUSES, form, body, inFlight.share(), "r1", null).join();
    }

    private static BodyForm lines() {
        return new BodyForm(true, false, "application/x-ndjson");
    }

    private static BodyForm gzip() {
        return new BodyForm(false, true, "application/json");
    }

    private static byte[] compressed(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    private static void assertFailure(ThrowingCallable call, FailureKind kind) {
        assertThatThrownBy(call)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(kind));
    }
}
