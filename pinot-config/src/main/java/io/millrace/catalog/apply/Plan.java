package io.millrace.catalog.apply;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What it takes to bring a target to the catalogue. Nothing is ever destroyed: what the catalogue doesn't name is left
 * alone.
 *
 * @param changes the steps, in order
 * @param blocked differences that stop the plan from being applied
 * @param warnings what a person should know of the target before applying it
 */
public record Plan(List<Change> changes, List<Blocked> blocked, List<String> warnings) {

    public Plan {
        changes = List.copyOf(changes);
        blocked = List.copyOf(blocked);
        warnings = List.copyOf(warnings);
    }

    /** Whether the target is as the catalogue says. */
    public boolean isEmpty() {
        return changes.isEmpty() && blocked.isEmpty();
    }

    /** The plan as people read it, a line for each step. */
    @Override
    public String toString() {
        return isEmpty()
                ? "Nothing to change."
                : Stream.concat(changes.stream(), blocked.stream())
                        .map(Object::toString)
                        .collect(Collectors.joining("\n"));
    }
}
