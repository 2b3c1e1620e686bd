package io.millrace.processor.records;

/** A value with a key: that of its stream's first key field, by which the topic is partitioned. */
public interface Keyed {
    String key();
}
