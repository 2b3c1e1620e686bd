package io.millrace.processor.records;

import io.millrace.catalog.contract.FailedEvent;
import java.util.List;
import org.apache.kafka.streams.KeyValue;

/** The result of reading one record: its value, or the failed event. */
sealed interface Reading<T> {
    /** The value; none when the record can't be read. */
    List<T> values();

    /** The record of the failed topic; none when the record was read. */
    List<KeyValue<String, byte[]>> failedRecords();

    record Good<T>(T value) implements Reading<T> {
        @Override
        public List<T> values() {
            return List.of(value);
        }

        @Override
        public List<KeyValue<String, byte[]>> failedRecords() {
            return List.of();
        }
    }

    record Failed<T>(FailedEvent event) implements Reading<T> {
        @Override
        public List<T> values() {
            return List.of();
        }

        @Override
        public List<KeyValue<String, byte[]>> failedRecords() {
            return List.of(KeyValue.pair(event.key(), event.toJson()));
        }
    }
}
