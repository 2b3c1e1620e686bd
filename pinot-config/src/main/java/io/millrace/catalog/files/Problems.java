package io.millrace.catalog.files;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.catalog.text.Text;
import java.util.ArrayList;
import java.util.List;

/** Collects the problems of a catalogue, so that one run reports all of them. */
public final class Problems {

    private final List<CatalogProblem> list = new ArrayList<>();

    public void add(String file, String place, String message) {
        list.add(new CatalogProblem(file, place, message));
    }

    /**
     * Adds that a value breaks a rule, as "must be X, was Y".
     *
     * @param rule what the value must be, as in "must be a whole number"
     * @param value the value, or a missing node
     */
    public void broken(String file, String place, String rule, JsonNode value) {
        add(file, place, rule + ", was " + (value.isMissingNode() ? "missing" : Text.printable(value.toString())));
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    public int count() {
        return list.size();
    }

    public List<CatalogProblem> list() {
        return List.copyOf(list);
    }
}
