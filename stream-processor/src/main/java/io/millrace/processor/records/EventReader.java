package io.millrace.processor.records;

/**
 * Makes one value of an event.
 *
 * @param <T> what a topology works with
 */
@FunctionalInterface
public interface EventReader<T> {
    T read(StoredEvent event) throws UnreadableException;
}
