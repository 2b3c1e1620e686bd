package io.millrace.catalog.apply;

import io.millrace.catalog.CatalogException;
import io.millrace.catalog.CatalogProblem;
import io.millrace.catalog.CatalogValidator;
import io.millrace.catalog.PinotTable;
import io.millrace.catalog.StreamCatalog;
import io.millrace.catalog.StreamDefinition;
import io.millrace.catalog.dialect.PinotVersion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Brings a Kafka and a Pinot to a catalogue: {@link #plan} says what that takes, {@link #apply} does it. Once applied,
 * the next plan is empty. Nothing is ever removed.
 *
 * <p>Both throw {@link TargetException} when Kafka or Pinot can't be reached or refuses. Not for use by several threads.
 */
public final class CatalogClient implements AutoCloseable {

    private final CatalogTarget target;
    private final Topics topics;
    private final Tables tables;
    private final Consumption consumption;

    private CatalogClient(CatalogTarget target) {
        this.target = target;
        PinotController controller = new PinotController(target.pinotController());
        this.topics = new Topics(target.bootstrapServers());
        this.tables = new Tables(controller);
        this.consumption = new Consumption(controller);
    }

    /** A client of that target; nothing is asked of it yet. */
    public static CatalogClient of(CatalogTarget target) {
        return new CatalogClient(target);
    }

    /**
     * What it takes to bring the target to the catalogue; changes nothing.
     *
     * @throws CatalogException when the catalogue doesn't hold together, or Pinot finds fault with a document or doesn't
     *     know one of its settings
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
        catalog.keptTopics().forEach(topic -> wantedTopics.add(WantedTopic.ofKept(topic, target)));
        topics.plan(wantedTopics, changes, blocked);
        PinotVersion version = tables.version();
        for (StreamDefinition stream : catalog.streams()) {
            int partitions = stream.topic().partitions().orElse(target.partitions());
            for (PinotTable table : List.of(stream.eventTable(), stream.failedTable())) {
                PinotTable wanted = version.dialect().render(table.filled(values()));
                problems.addAll(tables.validate(wanted, version));
                tables.plan(wanted, version.dialect(), partitions, changes, blocked);
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
     * Makes the plan's changes, and returns once the tables read their topics and answer queries. Broken off, it can be
     * planned and applied again.
     *
     * @param progress is told of each change before it is made
     * @throws IllegalArgumentException when something is blocked; then nothing has been changed
     */
    public void apply(Plan plan, Consumer<Change> progress) {
        if (!plan.blocked().isEmpty()) {
            throw new IllegalArgumentException("the plan is blocked: " + plan.blocked());
        }
        Set<String> changed = new LinkedHashSet<>();
        for (Change change : plan.changes()) {
            progress.accept(change);
            make(change, changed);
        }
        for (Change change : plan.changes()) {
            if (change instanceof Change.CreateTable table) {
                consumption.awaitStart(table.name(), table.partitions());
                changed.remove(table.name());
            }
        }
        changed.forEach(consumption::renew);
    }

    private void make(Change change, Set<String> changed) {
        if (change instanceof Change.CreateTopic topic) {
            topics.create(topic);
        } else if (change instanceof Change.AlterTopic topic) {
            topics.alter(topic);
        } else if (change instanceof Change.CreateTable table) {
            tables.create(table);
        } else if (change instanceof Change.UpdateSchema schema) {
            tables.update(schema);
            changed.add(schema.name());
        } else if (change instanceof Change.UpdateTable table) {
            tables.update(table);
            changed.add(table.name());
        }
    }

    @Override
    public void close() {
        topics.close();
    }

    private Map<String, String> values() {
        return Map.of(
                PinotTable.BOOTSTRAP_SERVERS,
                target.bootstrapServers(),
                PinotTable.REPLICAS,
                String.valueOf(target.segmentReplication()));
    }

    private static void refuse(List<CatalogProblem> problems) {
        if (!problems.isEmpty()) {
            throw new CatalogException(problems);
        }
    }
}
