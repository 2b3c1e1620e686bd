package io.millrace.catalog.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** One step from what is to what the catalogue says. Its text is a line of the plan. */
public sealed interface Change {

    /** The topic or table that it is about. */
    String name();

    /** A topic that isn't there yet. */
    record CreateTopic(String name, int partitions, short replication, Map<String, String> settings) implements Change {
        @Override
        public String toString() {
            return "+ topic " + name + ": " + partitions + " partitions, " + replication + " replicas, " + settings;
        }
    }

    /** Settings of a topic that have other values. */
    record AlterTopic(String name, Map<String, String> settings) implements Change {
        @Override
        public String toString() {
            return "~ topic " + name + ": " + settings;
        }
    }

    /** A table that isn't there yet, with its schema. */
    record CreateTable(String name, int partitions, ObjectNode schema, ObjectNode table) implements Change {
        @Override
        public String toString() {
            return "+ table " + name;
        }
    }

    /** A schema that has other columns or settings than the one in place. */
    record UpdateSchema(String name, List<String> differences, ObjectNode schema) implements Change {
        @Override
        public String toString() {
            return "~ schema " + name + ": " + String.join(", ", differences);
        }
    }

    /** A table configuration with other settings than the one in place. */
    record UpdateTable(String name, List<String> differences, ObjectNode table) implements Change {
        @Override
        public String toString() {
            return "~ table " + name + ": " + String.join(", ", differences);
        }
    }
}
