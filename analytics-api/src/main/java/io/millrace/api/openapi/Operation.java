package io.millrace.api.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One operation of the document.
 *
 * @param path with its variables, as in {@code /orders/{id}}
 * @param method in lower case
 */
record Operation(String path, String method, ObjectNode node) {
    private static final Set<String> LISTS = Set.of("suppressions", "audiences");

    /** Gives it its tag, which is the first word of its path, and an id such as {@code getUsersByIdOrders}. */
    void name() {
        node.putArray("tags").add(tag());
        node.put("operationId", id());
    }

    String tag() {
        return path.split("/", -1)[1];
    }

    private String id() {
        return method
                + Arrays.stream(path.substring(1).split("/", -1))
                        .map(Operation::words)
                        .collect(Collectors.joining());
    }

    private static String words(String segment) {
        return segment.startsWith("{") ? "By" + pascal(segment.substring(1, segment.length() - 1)) : pascal(segment);
    }

    /** {@code order_statuses} as {@code OrderStatuses}. */
    static String pascal(String name) {
        return Arrays.stream(name.split("[^A-Za-z0-9]+", -1))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    ObjectNode responses() {
        return (ObjectNode) node.get("responses");
    }

    boolean hasBody() {
        return node.has("requestBody");
    }

    /** Whether it is a query: its answer has a time and a freshness, unless the additions gave it headers of its own. */
    boolean isQuery() {
        return !tag().equals("streams")
                && !LISTS.contains(tag())
                && !method.equals("put")
                && responses().has("200")
                && !responses().get("200").has("headers");
    }

    /** Whether it answers of suppression lists or audiences: its answer has a time and a freshness, and no ETag. */
    boolean isAboutLists() {
        return LISTS.contains(tag()) && responses().has("200");
    }
}
