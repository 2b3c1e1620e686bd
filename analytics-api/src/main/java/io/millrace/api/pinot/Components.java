package io.millrace.api.pinot;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Reads a record's components by their names. */
final class Components {
    private Components() {}

    static Object valueOf(Record record, String name) {
        RecordComponent component = Arrays.stream(record.getClass().getRecordComponents())
                .filter(candidate -> candidate.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s has no component for :%s"
                        .formatted(record.getClass().getName(), name)));
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
