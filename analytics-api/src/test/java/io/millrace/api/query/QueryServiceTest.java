package io.millrace.api.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.json.JsonMapper;
import io.millrace.api.freshness.CompletenessCheck;
import io.millrace.api.freshness.Freshness;
import io.millrace.api.freshness.TableBehindException;
import io.millrace.api.pinot.DataQuery;
import io.millrace.api.pinot.FakePinot;
import io.millrace.api.pinot.FakePinot.Says;
import io.millrace.api.pinot.Found;
import io.millrace.api.pinot.SqlTemplate;
import io.millrace.api.web.Answer;
import io.millrace.api.web.ResponseCache;
import io.millrace.catalog.stream.StreamName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Answers that must lack nothing, of queries that are data. */
class QueryServiceTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final StreamName ORDERS = new StreamName("orders");
    private static final StreamName USERS = new StreamName("users");
    private static final SqlTemplate SQL = SqlTemplate.parse("SELECT id FROM orders WHERE id = :id LIMIT :limit");

    private final List<String> asked = new ArrayList<>();
    private final FakeRetentions retentions = new FakeRetentions();
    private boolean isComplete = true;

    private final QueryService queries = new QueryService(
            new ResponseCache(JsonMapper.createDefault(), Duration.ZERO, new SimpleMeterRegistry()),
            FakePinot.answering(this::answer),
            new Freshness(Duration.ofSeconds(30)),
            new CompletenessCheck() {
                @Override
                public Duration require(Collection<StreamName> tables, Duration limit) {
                    if (!isComplete) {
                        throw new TableBehindException("It is behind.");
                    }
                    return Duration.ofMillis(5);
                }

                @Override
                public CompletionStage<Duration> confirm(Collection<StreamName> tables, Instant since, Duration limit) {
                    return isComplete
                            ? CompletableFuture.completedFuture(Duration.ofMillis(7))
                            : CompletableFuture.failedFuture(new TableBehindException("It was behind."));
                }
            },
            retentions,
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aWindowThatBeginsBeforeWhatIsKeptIsRefused() {
        retentions.dropping(ORDERS, Duration.ofDays(2));
        QueryContext context = complete(Set.of(ORDERS, USERS));
        Instant oldest = NOW.minus(Duration.ofDays(2));

        assertThatCode(() -> context.requireKept(Set.of(ORDERS, USERS), oldest)).doesNotThrowAnyException();
        assertThatCode(() -> context.requireKept(Set.of(USERS), Instant.EPOCH)).doesNotThrowAnyException();
        assertThatThrownBy(() -> context.requireKept(Set.of(USERS, ORDERS), oldest.minusMillis(1)))
                .isInstanceOf(BeyondRetentionException.class)
                .hasMessage("The window begins at 2026-11-18T11:59:59.999Z, and rows of orders are kept for 2 days:"
                        + " it must not begin before 2026-11-18T12:00:00Z.");
    }

    @Test
    void asLongAsNothingWasDroppedAWindowMayBeginBeforeTheRetention() {
        retentions.keeping(ORDERS, Duration.ofDays(2));
        QueryContext context = complete(Set.of(ORDERS));

        context.requireKept(Set.of(ORDERS), Instant.EPOCH);

        assertThat(context.answer(freshness -> 1)).succeedsWithin(Duration.ZERO);
    }

    @Test
    void whatWasDroppedWhileItWasAnsweredIsNoAnswer() {
        retentions.keeping(ORDERS, Duration.ofDays(2));
        QueryContext context = complete(Set.of(ORDERS));
        context.requireKept(Set.of(ORDERS), Instant.EPOCH);

        retentions.dropUnseen(ORDERS);

        assertThatThrownBy(() ->
                        context.answer(freshness -> 1).toCompletableFuture().join())
                .hasCauseInstanceOf(BeyondRetentionException.class);
    }

    @Test
    void theAnswerHasTheTimeThatItIsForAndTheFreshnessThatWasConfirmed() {
        QueryContext context = complete(Set.of(ORDERS));

        Answer<Integer> answer = context.run(query(Set.of(ORDERS)))
                .thenCompose(found -> context.answer(freshness -> found.rows().size()))
                .toCompletableFuture()
                .join();

        assertThat(answer).isEqualTo(new Answer<>(1, NOW.minusSeconds(60), Duration.ofMillis(7)));
        assertThat(asked).containsExactly("SELECT id FROM orders WHERE id = 'o-1' LIMIT 3");
    }

    @Test
    void ofATableThatIsNotCompletePinotIsNotAsked() {
        isComplete = false;

        assertThatThrownBy(() -> complete(Set.of(ORDERS))).isInstanceOf(TableBehindException.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void whatIsNotConfirmedAfterTheLastQueryIsNoAnswer() {
        QueryContext context = complete(Set.of(ORDERS));
        CompletionStage<Found> found = context.run(query(Set.of(ORDERS)));
        isComplete = false;

        assertThatThrownBy(() -> found.thenCompose(rows -> context.answer(freshness -> rows))
                        .toCompletableFuture()
                        .join())
                .hasCauseInstanceOf(TableBehindException.class);
    }

    @Test
    void aQueryReadsNoTableOfWhichNobodyAskedWhetherItIsComplete() {
        QueryContext context = complete(Set.of(ORDERS));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> context.run(query(Set.of(ORDERS, USERS))))
                .withMessageContaining("must read some of [orders] only");
        assertThat(asked).isEmpty();
    }

    @Test
    void aQueryWithoutAValueForAParameterIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DataQuery("stuck", SQL, Set.of(ORDERS), Map.of("id", "1")))
                .withMessage("query stuck: must have a value for :limit, has values for [id]");
    }

    private QueryContext complete(Set<StreamName> tables) {
        return queries.complete(new Completeness(tables, Duration.ofSeconds(10)), NOW.minusSeconds(60));
    }

    private static DataQuery query(Set<StreamName> tables) {
        return new DataQuery("one", SQL, tables, Map.of("id", "o-1", "limit", 3));
    }

    private Says answer(String sql) {
        asked.add(sql);
        return Says.rows(List.of("id"), List.of(List.of("o-1")));
    }
}
