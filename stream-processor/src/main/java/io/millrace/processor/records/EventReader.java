package io.millrace.processor.records;

/**
 * Makes a topology's value from an event.
 *
 * @param <T> the type that the topology processes
 */
@FunctionalInterface
public interface EventReader<T> {
    T read(StoredEvent event) throws UnreadableException;
}
