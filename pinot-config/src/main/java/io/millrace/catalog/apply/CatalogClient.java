package io.millrace.catalog.apply;

import io.millrace.catalog.check.CatalogValidator;
import io.millrace.catalog.dialect.PinotVersion;
import io.millrace.catalog.files.CatalogException;
import io.millrace.catalog.files.CatalogProblem;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamDefinition;
import io.millrace.catalog.table.PinotTable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Brings Kafka and Pinot to the state that a catalogue describes. {@link #plan} lists the changes, {@link #apply} makes
 * them. A plan after that is empty. Topics, tables and columns are never removed.
 *
 * <p>Both throw {@link TargetException} if Kafka or Pinot can't be reached or refuses a request. Not thread-safe.
 */
public final class CatalogClient implements AutoCloseable {

    private final CatalogTarget target;
    private final Topics topics;
    private final Tables tables;
    private final Consumption consumption;

    private CatalogClient(CatalogTarget target, PinotAccess access) {
        this.target = target;
        PinotController controller = new PinotController(target.pinotController(), access);
        this.topics = new Topics(target.bootstrapServers());
        this.consumption = new Consumption(controller);
        this.tables = new Tables(controller, consumption, Clock.systemUTC());
    }

    /** Creates a client for a Pinot without authentication. It connects with the first call. */
    public static CatalogClient of(CatalogTarget target) {
        return of(target, PinotAccess.open());
    }

    /** Creates a client. It connects with the first call. */
    public static CatalogClient of(CatalogTarget target, PinotAccess access) {
        return new CatalogClient(target, access);
    }

    /**
     * Lists the changes that bring the target to the catalogue. Changes nothing.
     *
     * @throws CatalogException if the catalogue is invalid, or Pinot refuses a document or doesn't know one of its
     *     settings
     */
    public Plan plan(StreamCatalog catalog) {
        refuse(CatalogValidator.validate(catalog));
        List<CatalogProblem> problems = new ArrayList<>();
        List<WantedTopic> wantedTopics = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        List<Blocked> blocked = new ArrayList<>();
        for (StreamDefinition stream : catalog.streams()) {
            wantedTopics.add(WantedTopic.ofEvents(stream, target));
            wantedTopics.add(WantedTopic.ofFailed(stream, target));
        }
        catalog.compactedTopics().forEach(topic -> wantedTopics.add(WantedTopic.ofCompacted(topic, target)));
        topics.plan(wantedTopics, changes, blocked);
        PinotVersion version = tables.version();
        for (StreamDefinition stream : catalog.streams()) {
            int partitions = stream.topic().partitions().orElse(target.partitions());
            for (PinotTable table : List.of(stream.eventTable(), stream.failedTable())) {
                PinotTable wanted = version.dialect().render(target.prepared(table));
                problems.addAll(tables.validate(wanted, version));
                tables.plan(wanted, version.dialect(), partitions, () -> topics.find(wanted.name()), changes, blocked);
            }
        }
        refuse(problems);
        return new Plan(changes, blocked, version.warning().stream().toList());
    }

    /** Makes the plan's changes, and returns once the tables read their topics and answer queries. */
    public void apply(Plan plan) {
        apply(plan, change -> {});
    }

    /**
     * Makes the plan's changes. Returns when all tables read their topics and answer queries. After a failure, plan and
     * apply again.
     *
     * @param progress is called with each change before it is made
     * @throws IllegalArgumentException if the plan has a blocked change; then no change was made
     */
    public void apply(Plan plan, Consumer<Change> progress) {
        if (!plan.blocked().isEmpty()) {
            throw new IllegalArgumentException("the plan is blocked: " + plan.blocked());
        }
        PlanRun run = new PlanRun(topics, tables, consumption);
        for (Change change : plan.changes()) {
            progress.accept(change);
            change.makeIn(run);
        }
        run.await();
    }

    @Override
    public void close() {
        topics.close();
    }

    private static void refuse(List<CatalogProblem> problems) {
        if (!problems.isEmpty()) {
            throw new CatalogException(problems);
        }
    }
}
