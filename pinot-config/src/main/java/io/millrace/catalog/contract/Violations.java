package io.millrace.catalog.contract;

import java.util.ArrayList;
import java.util.List;

/** The violations of one event: at most one for each place, and at most {@link EventContract#MAX_VIOLATIONS}. */
final class Violations {

    private final List<Violation> list = new ArrayList<>();

    void add(Rule rule, String reason, String pointer) {
        add(new Violation(rule, reason, pointer));
    }

    void add(Violation violation) {
        if (list.size() < EventContract.MAX_VIOLATIONS && !isNamed(violation.pointer())) {
            list.add(violation);
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
