package io.millrace.processor.records;

import io.millrace.catalog.FailedEvent;
import org.apache.kafka.streams.KeyValue;

/** What became of reading one record. */
sealed interface Reading<T> {
    record Good<T>(T value) implements Reading<T> {}

    record Failed<T>(FailedEvent event) implements Reading<T> {
        KeyValue<String, byte[]> record() {
            return KeyValue.pair(event.key(), event.toJson());
        }
    }
}
