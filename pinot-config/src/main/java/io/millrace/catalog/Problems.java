package io.millrace.catalog;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a catalogue, so that one run names it all. */
final class Problems {

    private final List<CatalogProblem> list = new ArrayList<>();

    void add(String file, String place, String message) {
        list.add(new CatalogProblem(file, place, message));
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    int count() {
        return list.size();
    }

    List<CatalogProblem> list() {
        return List.copyOf(list);
    }
}
