package io.millrace.api.pinot;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs queries. An answer is whole, or it is a {@link FailureKind#PINOT_UNAVAILABLE}: what only some servers answered,
 * or what a limit cut, would look like a smaller number.
 */
@Singleton
public final class PinotQueries {
    private static final Logger LOG = LoggerFactory.getLogger(PinotQueries.class);
    private static final ObjectMapper ROWS = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private final PinotClient pinot;
    private final QueryMeters meters;
    private final Map<Class<?>, SqlTemplate> templates = new ConcurrentHashMap<>();

    PinotQueries(PinotClient pinot, MeterRegistry meters) {
        this.pinot = pinot;
        this.meters = new QueryMeters(meters);
    }

    /**
     * Runs a query.
     *
     * @return its rows, as many as the SQL's LIMIT allows; completed with a {@link Failure} where Pinot could not
     *     answer whole and in time
     */
    public <R extends Record> CompletionStage<List<R>> run(Query<R> query) {
        String sql = templates
                .computeIfAbsent(query.getClass(), type -> SqlTemplate.load(Query.sqlFile(typeOf(query))))
                .render(name -> Components.valueOf((Record) query, name));
        String name = query.getClass().getSimpleName();
        return ask(name, sql).thenApply(answer -> rows(query, answer));
    }

    /**
     * Runs a statement that is no file of ours, such as a suppression list's.
     *
     * @param name what the log calls it
     * @param values of the statement's parameters, by name
     * @return its rows as Pinot gave them; completed with a {@link Failure} where Pinot could not answer whole and in
     *     time, except that groups may be missing where {@link Found#groupsCut} says so
     */
    public CompletionStage<Found> find(String name, SqlTemplate statement, Map<String, Object> values) {
        String sql = statement.render(parameter -> {
            Object value = values.get(parameter);
            if (value == null) {
                throw new IllegalArgumentException("%s has no value for :%s".formatted(name, parameter));
            }
            return value;
        });
        return ask(name, sql).thenApply(answer -> {
            BrokerAnswer.ResultTable table = whole(name, answer);
            boolean groupsCut = Objects.requireNonNull(answer).numGroupsLimitReached();
            return new Found(table.dataSchema().columnNames(), table.rows(), groupsCut);
        });
    }

    private CompletionStage<@Nullable BrokerAnswer> ask(String name, String sql) {
        Timer.Sample sample = meters.start();
        return pinot.query(sql)
                .whenComplete((answer, thrown) -> meters.stop(sample, name, answer))
                .exceptionally(thrown -> {
                    throw unavailable(name, "no answer: " + rootOf(thrown));
                });
    }

    private static <R extends Record> List<R> rows(Query<R> query, @Nullable BrokerAnswer answer) {
        String name = query.getClass().getSimpleName();
        BrokerAnswer.ResultTable table = whole(name, answer);
        if (Objects.requireNonNull(answer).numGroupsLimitReached()) {
            throw unavailable(name, "more groups than Pinot counts");
        }
        List<String> columns = table.dataSchema().columnNames();
        ObjectReader reader = ROWS.readerFor(query.row());
        List<R> rows = new ArrayList<>(table.rows().size());
        try {
            for (List<JsonNode> values : table.rows()) {
                rows.add(reader.readValue(object(columns, values)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(query.row() + " doesn't fit " + columns, e);
        }
        return rows;
    }

    private static BrokerAnswer.ResultTable whole(String query, @Nullable BrokerAnswer answer) {
        if (answer == null) {
            throw unavailable(query, "no broker at Pinot's address");
        }
        if (answer.exceptions() != null && !answer.exceptions().isEmpty()) {
            throw unavailable(
                    query, "Pinot's error " + answer.exceptions().get(0).summary());
        }
        if (answer.isPartial()) {
            throw unavailable(
                    query,
                    "%d of %d servers answered".formatted(answer.numServersResponded(), answer.numServersQueried()));
        }
        BrokerAnswer.ResultTable table = answer.resultTable();
        if (table == null) {
            throw unavailable(query, "no result table");
        }
        return table;
    }

    private static ObjectNode object(List<String> columns, List<JsonNode> values) {
        ObjectNode row = ROWS.createObjectNode();
        for (int i = 0; i < columns.size(); i++) {
            row.set(columns.get(i), values.get(i));
        }
        return row;
    }

    private static Failure unavailable(String query, String why) {
        LOG.warn("Query not answered query={} reason=\"{}\"", query, why);
        return new Failure(
                FailureKind.PINOT_UNAVAILABLE,
                "The analytics store didn't answer whole and in time; nothing was made up instead.");
    }

    private static Throwable rootOf(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    @SuppressWarnings("unchecked") // a query's class is one of a query
    private static Class<? extends Query<?>> typeOf(Query<?> query) {
        return (Class<? extends Query<?>>) query.getClass();
    }
}
