package io.millrace.catalog.contract;

import java.util.ArrayList;
import java.util.List;

/** The violations of one event: at most one for each place, and at most {@link EventContract#MAX_VIOLATIONS}. */
final class Violations {

    private final List<Violation> list = new ArrayList<>();

    void add(String reason, String pointer) {
        if (list.size() < EventContract.MAX_VIOLATIONS && !isNamed(pointer)) {
            list.add(new Violation(reason, pointer));
        }
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    List<Violation> list() {
        return list;
    }

    private boolean isNamed(String pointer) {
        return list.stream().anyMatch(violation -> violation.pointer().equals(pointer));
    }
}
