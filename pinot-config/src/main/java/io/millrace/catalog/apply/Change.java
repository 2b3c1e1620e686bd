package io.millrace.catalog.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** One change of a plan. {@code toString} returns the line of the plan that people read. */
public sealed interface Change {

    /** The name of the topic or table that is changed. */
    String name();

    /** Makes this change. Each kind of change implements it, so that none can be forgotten. */
    void makeIn(PlanRun run);

    /** Creates a topic. */
    record CreateTopic(String name, int partitions, short replication, Map<String, String> settings) implements Change {
        @Override
        public void makeIn(PlanRun run) {
            run.create(this);
        }

        @Override
        public String toString() {
            return "+ topic " + name + ": " + partitions + " partitions, " + replication + " replicas, " + settings;
        }
    }

    /** Sets settings of a topic to other values. */
    record AlterTopic(String name, Map<String, String> settings) implements Change {
        @Override
        public void makeIn(PlanRun run) {
            run.alter(this);
        }

        @Override
        public String toString() {
            return "~ topic " + name + ": " + settings;
        }
    }

    /** Creates a table and its schema. */
    record CreateTable(String name, int partitions, ObjectNode schema, ObjectNode table) implements Change {
        @Override
        public void makeIn(PlanRun run) {
            run.create(this);
        }

        @Override
        public String toString() {
            return "+ table " + name;
        }
    }

    /** Replaces a schema, since columns or settings differ. */
    record UpdateSchema(String name, List<String> differences, ObjectNode schema) implements Change {
        @Override
        public void makeIn(PlanRun run) {
            run.update(this);
        }

        @Override
        public String toString() {
            return "~ schema " + name + ": " + String.join(", ", differences);
        }
    }

    /** Replaces a table configuration, since settings differ. */
    record UpdateTable(String name, List<String> differences, ObjectNode table) implements Change {
        @Override
        public void makeIn(PlanRun run) {
            run.update(this);
        }

        @Override
        public String toString() {
            return "~ table " + name + ": " + String.join(", ", differences);
        }
    }

    /**
     * Lets a table read its topic from the beginning, since the topic was replaced by another one of the same name. The
     * table keeps its rows. Events that are read twice don't count twice, since the table is an upsert table.
     */
    record ReadFromBeginning(String name, int partitions, String reason, ObjectNode table) implements Change {
        @Override
        public void makeIn(PlanRun run) {
            run.readFromBeginning(this);
        }

        @Override
        public String toString() {
            return "~ table " + name + ": reads its topic from the beginning, as " + reason;
        }
    }
}
