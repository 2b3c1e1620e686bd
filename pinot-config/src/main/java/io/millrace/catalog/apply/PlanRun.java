package io.millrace.catalog.apply;

import java.util.LinkedHashSet;
import java.util.Set;

/** Applies one plan: makes the changes one by one, then waits until the tables use them. Not thread-safe. */
final class PlanRun {

    private final Topics topics;
    private final Tables tables;
    private final Consumption consumption;
    private final Set<Change.CreateTable> created = new LinkedHashSet<>();
    private final Set<String> changed = new LinkedHashSet<>();

    PlanRun(Topics topics, Tables tables, Consumption consumption) {
        this.topics = topics;
        this.tables = tables;
        this.consumption = consumption;
    }

    void create(Change.CreateTopic topic) {
        topics.create(topic);
    }

    void alter(Change.AlterTopic topic) {
        topics.alter(topic);
    }

    void create(Change.CreateTable table) {
        tables.create(table, topicId(table));
        created.add(table);
    }

    void update(Change.UpdateSchema schema) {
        tables.update(schema);
        changed.add(schema.name());
    }

    void update(Change.UpdateTable table) {
        tables.update(table);
        changed.add(table.name());
    }

    void readFromBeginning(Change.ReadFromBeginning table) {
        tables.readFromBeginning(table, topicId(table));
    }

    /** Waits until created tables read their topics and changed tables use their new settings. */
    void await() {
        for (Change.CreateTable table : created) {
            consumption.awaitStart(table.name(), table.partitions());
            changed.remove(table.name());
        }
        changed.forEach(consumption::renew);
    }

    private String topicId(Change table) {
        return topics.find(table.name())
                .orElseThrow(() -> new TargetException("topic " + table.name() + " was deleted meanwhile"))
                .id();
    }
}
