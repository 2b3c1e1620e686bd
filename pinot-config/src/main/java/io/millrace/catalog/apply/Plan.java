package io.millrace.catalog.apply;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The changes that bring a target to the catalogue. What the catalogue doesn't name stays as it is.
 *
 * @param changes the changes, in the order in which they are made
 * @param blocked the differences that can't be changed in place; if there is one, the plan can't be applied
 * @param warnings what to know before the plan is applied, such as an untested version of Pinot
 */
public record Plan(List<Change> changes, List<Blocked> blocked, List<String> warnings) {

    public Plan {
        changes = List.copyOf(changes);
        blocked = List.copyOf(blocked);
        warnings = List.copyOf(warnings);
    }

    /** Whether there is neither a change nor a blocked difference. */
    public boolean isEmpty() {
        return changes.isEmpty() && blocked.isEmpty();
    }

    /** The plan for people: one line for each change. */
    @Override
    public String toString() {
        return isEmpty()
                ? "Nothing to change."
                : Stream.concat(changes.stream(), blocked.stream())
                        .map(Object::toString)
                        .collect(Collectors.joining("\n"));
    }
}
