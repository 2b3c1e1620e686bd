package io.millrace.api.pinot;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the components of a type of record by their names. */
final class Components {
    private final Class<?> type;
    private final Map<String, Method> accessors;

    private Components(Class<?> type, Map<String, Method> accessors) {
        this.type = type;
        this.accessors = accessors;
    }

    /** Those of a class that is a record. */
    static Components of(Class<?> type) {
        return new Components(
                type,
                Arrays.stream(type.getRecordComponents())
                        .collect(Collectors.toMap(RecordComponent::getName, Components::accessor)));
    }

    private static Method accessor(RecordComponent component) {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        return accessor;
    }

    /**
     * Returns a component's value.
     *
     * @throws IllegalArgumentException if the record has none of the name
     */
    Object valueOf(Object record, String name) {
        Method accessor = accessors.get(name);
        if (accessor == null) {
            throw new IllegalArgumentException("%s has no component for :%s".formatted(type.getName(), name));
        }
        try {
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
