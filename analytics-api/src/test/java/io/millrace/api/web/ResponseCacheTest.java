package io.millrace.api.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.jackson.databind.JacksonDatabindMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ResponseCacheTest {
    private record Question(int about) {}

    private record Body(int value) {}

    private static final Instant AS_OF = Instant.parse("2026-01-01T00:00:00.123456Z");

    private final AtomicInteger asked = new AtomicInteger();
    private final MeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void identicalQuestionsInFlightAreAskedOnce() {
        ResponseCache answers = keepingFor(Duration.ofMinutes(1));
        CompletableFuture<Answer<Body>> pending = new CompletableFuture<>();

        CompletionStage<HttpResponse<byte[]>> first = answers.serve(get(), new Question(1), () -> asked(pending));
        CompletionStage<HttpResponse<byte[]>> second = answers.serve(get(), new Question(1), () -> asked(pending));
        pending.complete(answer(5));

        assertThat(asked).hasValue(1);
        assertThat(counted("miss")).isEqualTo(1);
        assertThat(counted("coalesced")).isEqualTo(1);
        answers.serve(get(), new Question(1), () -> asked(pending));
        assertThat(counted("hit")).isEqualTo(1);
        assertThat(text(first)).isEqualTo("{\"value\":5}").isEqualTo(text(second));
    }

    @Test
    void differentQuestionsGetTheirOwnAnswers() {
        ResponseCache answers = keepingFor(Duration.ofMinutes(1));

        assertThat(text(answers.serve(get(), new Question(1), () -> asked(done(1)))))
                .contains("1");
        assertThat(text(answers.serve(get(), new Question(2), () -> asked(done(2)))))
                .contains("2");
        assertThat(asked).hasValue(2);
    }

    @Test
    void anAnswerThatIsNotKeptIsAskedForAgain() {
        ResponseCache answers = keepingFor(Duration.ZERO);

        answers.serve(get(), new Question(1), () -> asked(done(1)));
        answers.serve(get(), new Question(1), () -> asked(done(1)));

        assertThat(asked).hasValue(2);
    }

    @Test
    void aFailureIsNotKept() {
        ResponseCache answers = keepingFor(Duration.ofMinutes(1));
        CompletableFuture<Answer<Body>> failing =
                CompletableFuture.failedFuture(new Failure(FailureKind.PINOT_UNAVAILABLE, "away"));

        assertThatThrownBy(() -> text(answers.serve(get(), new Question(1), () -> asked(failing))))
                .hasRootCauseInstanceOf(Failure.class);

        assertThat(text(answers.serve(get(), new Question(1), () -> asked(done(3)))))
                .isEqualTo("{\"value\":3}");
    }

    @Test
    void theHeadersSayHowOldAnAnswerMayBe() {
        HttpResponse<byte[]> response = keepingFor(Duration.ofMillis(250))
                .serve(get(), new Question(1), () -> done(1))
                .toCompletableFuture()
                .join();

        assertThat(response.header("Millrace-As-Of")).isEqualTo("2026-01-01T00:00:00.123Z");
        assertThat(response.header("Millrace-Freshness-Ms")).isEqualTo("40");
        assertThat(response.header("Cache-Control")).isEqualTo("private, max-age=0, must-revalidate");
    }

    @Test
    void whoHasTheAnswerAlreadyIsToldSo() {
        ResponseCache answers = keepingFor(Duration.ofMinutes(1));
        String etag = answers.serve(get(), new Question(1), () -> done(1))
                .toCompletableFuture()
                .join()
                .header("ETag");
        assertThat(etag).startsWith("W/\"");

        HttpResponse<byte[]> again = answers.serve(
                        HttpRequest.GET("/").header("If-None-Match", "\"other\", " + etag),
                        new Question(1),
                        () -> done(1))
                .toCompletableFuture()
                .join();
        HttpResponse<byte[]> changed = answers.serve(
                        HttpRequest.GET("/").header("If-None-Match", etag), new Question(2), () -> done(2))
                .toCompletableFuture()
                .join();

        assertThat((Object) again.getStatus()).isEqualTo(HttpStatus.NOT_MODIFIED);
        assertThat(again.getBody()).isEmpty();
        assertThat((Object) changed.getStatus()).isEqualTo(HttpStatus.OK);
    }

    @Test
    void whatMustNotBeStoredHasNoETagAndIsAnsweredWhole() {
        HttpResponse<byte[]> response = keepingFor(Duration.ofMinutes(1))
                .serve(HttpRequest.GET("/").header("If-None-Match", "*"), new OfPersons(1), () -> done(1))
                .toCompletableFuture()
                .join();

        assertThat((Object) response.getStatus()).isEqualTo(HttpStatus.OK);
        assertThat(response.header("ETag")).isNull();
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.header("Millrace-Freshness-Ms")).isEqualTo("40");
    }

    private record OfPersons(int number) implements ResponseCache.NotStored {}

    private double counted(String outcome) {
        return meters.get("millrace.response.cache")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private ResponseCache keepingFor(Duration ttl) {
        return new ResponseCache(new JacksonDatabindMapper(new ObjectMapper()), ttl, meters);
    }

    private CompletionStage<Answer<Body>> asked(CompletionStage<Answer<Body>> answer) {
        asked.incrementAndGet();
        return answer;
    }

    private static CompletableFuture<Answer<Body>> done(int value) {
        return CompletableFuture.completedFuture(answer(value));
    }

    private static Answer<Body> answer(int value) {
        return new Answer<>(new Body(value), AS_OF, Duration.ofMillis(40));
    }

    private static HttpRequest<?> get() {
        return HttpRequest.GET("/");
    }

    private static String text(CompletionStage<HttpResponse<byte[]>> response) {
        return new String(response.toCompletableFuture().join().body(), UTF_8);
    }
}
