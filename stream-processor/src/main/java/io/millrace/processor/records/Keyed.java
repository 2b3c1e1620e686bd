package io.millrace.processor.records;

/** What is of one key: the value of its stream's first key field, by which the topic is partitioned. */
public interface Keyed {
    String key();
}
