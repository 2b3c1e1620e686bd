package io.millrace.api.suppressions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The number of customers left after each list of a list definition. */
final class Steps {
    private Steps() {}

    /** Returns one {@code {list, step, left}} for each list, and one for the customers with an address. */
    static List<Map<String, Object>> of(ListDefinition definition, List<Integer> counts) {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            Map<String, Object> step = new LinkedHashMap<>();
            if (i < definition.calls().size()) {
                step.put("step", i < definition.include().size() ? "include" : "exclude");
                step.put("list", definition.calls().get(i).list().name());
            } else {
                step.put("step", "address");
            }
            step.put("left", counts.get(i));
            steps.add(step);
        }
        return steps;
    }
}
