package io.millrace.api.pinot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.millrace.catalog.stream.StreamName;
import io.millrace.service.CompletionCause;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs queries. A result is complete, or the query fails with a {@link PinotUnavailableException}: a result of only
 * some servers, or one that a limit has cut, would look like a smaller number.
 */
@Singleton
public final class PinotQueries {
    private static final Logger LOG = LoggerFactory.getLogger(PinotQueries.class);
    private static final ObjectMapper ROWS = RowMapper.create();

    private final PinotClient pinot;
    private final QueryMeters meters;
    private final Map<Class<?>, Prepared> prepared = new ConcurrentHashMap<>();

    PinotQueries(PinotClient pinot, MeterRegistry meters) {
        this.pinot = pinot;
        this.meters = new QueryMeters(meters);
    }

    /**
     * What a type of query has in common.
     *
     * @param name its name in the log and in metrics
     * @param table the table in its FROM
     * @param parameters reads the values of its parameters
     * @param rows reads its rows
     */
    private record Prepared(String name, SqlTemplate sql, StreamName table, Components parameters, ObjectReader rows) {
        static Prepared of(Class<? extends PinotQuery<?>> type) {
            SqlTemplate sql = SqlTemplate.load(PinotQuery.sqlFile(type));
            return new Prepared(
                    PinotQuery.nameOf(type),
                    sql,
                    new StreamName(sql.table()),
                    Components.of(type),
                    ROWS.readerFor(PinotQuery.rowOf(type)));
        }
    }

    /**
     * Runs a query.
     *
     * @return its rows; completed with a {@link PinotUnavailableException} if Pinot fails, is too slow or returns a
     *     partial result, or if there are as many rows as the {@linkplain SqlTemplate bound} of the LIMIT
     */
    public <R extends Record> CompletionStage<List<R>> run(PinotQuery<R> query) {
        Prepared known = prepared(query);
        String sql = known.sql().render(name -> known.parameters().valueOf(query, name));
        return ask(known.name(), known.sql(), sql).thenApply(answer -> rows(known, answer));
    }

    /** Returns the table in the FROM of a query. */
    public StreamName tableOf(PinotQuery<?> query) {
        return prepared(query).table();
    }

    private Prepared prepared(PinotQuery<?> query) {
        return prepared.computeIfAbsent(query.getClass(), type -> Prepared.of(typeOf(query)));
    }

    /**
     * Runs a query whose SQL is data.
     *
     * @return its rows as Pinot returns them; completed with a {@link PinotUnavailableException} as in {@link #run}.
     *     But groups may be missing: {@link Found#groupsCut} says so
     */
    public CompletionStage<Found> find(DataQuery query) {
        String sql =
                query.sql().render(name -> Objects.requireNonNull(query.values().get(name)));
        return ask(query.name(), query.sql(), sql).thenApply(answer -> {
            BrokerAnswer.ResultTable table = whole(query.name(), query.sql(), answer);
            return new Found(table.dataSchema().columnNames(), table.rows(), answer.numGroupsLimitReached());
        });
    }

    private CompletionStage<BrokerAnswer> ask(String name, SqlTemplate template, String sql) {
        Timer.Sample sample = meters.start();
        return pinot.query(template.table(), sql)
                .whenComplete((answer, thrown) -> meters.stop(sample, name, template.bound(), answer))
                .exceptionally(thrown -> {
                    throw unavailable(name, "no answer: " + CompletionCause.of(thrown));
                });
    }

    private static <R extends Record> List<R> rows(Prepared query, BrokerAnswer answer) {
        BrokerAnswer.ResultTable table = whole(query.name(), query.sql(), answer);
        if (answer.numGroupsLimitReached()) {
            throw unavailable(query.name(), "more groups than Pinot counts");
        }
        List<String> columns = table.dataSchema().columnNames();
        List<R> rows = new ArrayList<>(table.rows().size());
        try {
            for (List<JsonNode> values : table.rows()) {
                rows.add(query.rows().readValue(object(columns, values)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A row of %s doesn't fit %s".formatted(query.name(), columns), e);
        }
        return rows;
    }

    private static BrokerAnswer.ResultTable whole(String query, SqlTemplate template, BrokerAnswer answer) {
        if (answer.hasErrors()) {
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
        if (answer.hasRows(template.bound())) {
            throw unavailable(query, "as many rows as its LIMIT, " + template.bound());
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

    private static PinotUnavailableException unavailable(String query, String why) {
        LOG.warn("Query not answered query={} reason=\"{}\"", query, why);
        return new PinotUnavailableException(
                "The analytics store didn't answer whole and in time; nothing was made up instead.");
    }

    @SuppressWarnings("unchecked") // a query's class is one of a query
    private static Class<? extends PinotQuery<?>> typeOf(PinotQuery<?> query) {
        return (Class<? extends PinotQuery<?>>) query.getClass();
    }
}
