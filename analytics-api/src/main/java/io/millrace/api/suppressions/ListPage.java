package io.millrace.api.suppressions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list definition's members while it is read. Not thread-safe, since the chunks of an export come one by
 * one.
 */
final class ListPage {
    private final ListDefinition definition;
    private final ListRequest request;
    private final Cursor after;
    private final RangePlan plan;
    private final List<Member> members = new ArrayList<>();
    private final List<Place> withoutAddress = new ArrayList<>();

    /**
     * Creates an empty page.
     *
     * @param after where the page before ended
     */
    ListPage(ListDefinition definition, ListRequest request, Cursor after) {
        this.definition = definition;
        this.request = request;
        this.after = after;
        this.plan = new RangePlan(request.limit(), after.place().bucket(), after.buckets());
    }

    /** Returns the ranges of buckets to read for this page. */
    RangePlan plan() {
        return plan;
    }

    /** Adds the members of a chunk that come after the page before. Returns whether the page needs more chunks. */
    boolean add(Chunk chunk) {
        Place begin = after.place();
        chunk.members().stream().filter(begin::isBefore).forEach(members::add);
        chunk.withoutAddress().stream()
                .map(Place::behind)
                .filter(place -> begin.compareTo(place) < 0)
                .forEach(withoutAddress::add);
        return members.size() <= request.limit();
    }

    /**
     * Returns the JSON object of the page.
     *
     * @param freshness how old the data may be
     * @param cursors makes the text of {@code next}
     */
    Map<String, @Nullable Object> body(Duration freshness, Cursors cursors) {
        boolean isLast = members.size() <= request.limit();
        List<Member> items = isLast ? members : members.subList(0, request.limit());
        Place end = isLast ? null : Place.behind(items.get(items.size() - 1));
        Predicate<Place> onPage = end == null ? place -> true : end::isNotBefore;
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("list", definition.name());
        body.put("asOf", after.asOf().toString());
        body.put("freshnessMs", freshness.toMillis());
        body.put("withoutAddress", withoutAddress.stream().filter(onPage).count());
        body.put("items", items.stream().map(request.view()::values).toList());
        body.put("next", end == null ? null : cursors.text(next(end)));
        return body;
    }

    private Cursor next(Place end) {
        return new Cursor(Cursor.Kind.PAGE, definition.text(), after.asOf(), after.asOf(), end, plan.size());
    }
}
