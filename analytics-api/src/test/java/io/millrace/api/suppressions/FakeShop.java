package io.millrace.api.suppressions;

import io.millrace.api.pinot.FakePinot;
import io.millrace.api.pinot.FakePinot.Says;
import io.millrace.api.pinot.PinotQueries;
import io.millrace.catalog.Bucket;
import io.millrace.catalog.StreamCatalog;
import io.millrace.catalog.SuppressionCatalog;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A shop with customers who ordered, answered for by a Pinot that knows what ranges of buckets and limits are. */
final class FakeShop {
    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Pattern RANGE = Pattern.compile("bucket >= (\\d+) AND bucket < (\\d+)");
    private static final Pattern LIST = Pattern.compile("bucket IN \\(([0-9, ]+)\\)");
    private static final Pattern LIMIT = Pattern.compile("LIMIT (\\d+)");

    /** What goes wrong from a query on, until another. */
    enum Fault {
        NONE,
        IN_PART,
        GROUPS_CUT
    }

    final Map<String, Long> since = new TreeMap<>();
    final List<String> asked = new ArrayList<>();
    Fault fault = Fault.NONE;
    int faultFrom = 0;
    int faultUntil = Integer.MAX_VALUE;

    FakeShop withCustomers(int count) {
        for (int i = 0; i < count; i++) {
            since.put("customer-" + i, NOW.toEpochMilli() - i);
        }
        return this;
    }

    FakeShop withCustomersInFirstBuckets(int count, int buckets) {
        for (int i = 0; since.size() < count; i++) {
            if (Bucket.of("customer-" + i) < buckets) {
                since.put("customer-" + i, NOW.toEpochMilli() - i);
            }
        }
        return this;
    }

    static Recipe winback() {
        SuppressionCatalog catalog = SuppressionCatalog.load(StreamCatalog.load());
        return Recipe.of(ListCall.of(catalog.list("winback").orElseThrow(), Map.of()));
    }

    Pulls pulls(FakeWholeness wholeness) {
        PinotQueries pinot = FakePinot.answering(this::answer);
        Directory directory = new Directory(pinot, CLOCK);
        Chunks chunks = new Chunks(new ListMembers(pinot), directory);
        return new Pulls(chunks, new Changes(chunks, directory), wholeness, CLOCK);
    }

    Pull pull(FakeWholeness wholeness) {
        return pulls(wholeness).all(winback(), AsOf.of(NOW));
    }

    private Says answer(String sql) {
        asked.add(sql);
        boolean broken = asked.size() > faultFrom && asked.size() <= faultUntil;
        Says says = sql.contains("id IN (") && !sql.contains("AS customerId") ? versions(sql) : inRange(sql);
        Matcher limit = LIMIT.matcher(sql);
        int most = limit.find() ? Integer.parseInt(limit.group(1)) : 10;
        return new Says(
                says.columns(),
                says.rows().subList(0, Math.min(most, says.rows().size())),
                broken && fault == Fault.GROUPS_CUT,
                broken && fault == Fault.IN_PART);
    }

    private Says inRange(String sql) {
        boolean ofUsers = sql.contains("FROM users");
        List<List<Object>> rows = new ArrayList<>();
        Set<Integer> buckets = buckets(sql);
        since.forEach((customer, at) -> {
            if (buckets.contains(Bucket.of(customer))) {
                rows.add(ofUsers ? List.of(customer, email(customer)) : List.of(customer, (double) at));
            }
        });
        return Says.rows(ofUsers ? List.of("id", "email") : List.of("customerId", "since"), rows);
    }

    private static Set<Integer> buckets(String sql) {
        Matcher range = RANGE.matcher(sql);
        if (range.find()) {
            return IntStream.range(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)))
                    .boxed()
                    .collect(Collectors.toSet());
        }
        Matcher list = LIST.matcher(sql);
        return list.find()
                ? Stream.of(list.group(1).split(", ")).map(Integer::valueOf).collect(Collectors.toSet())
                : Set.of();
    }

    private Says versions(String sql) {
        List<List<Object>> rows = new ArrayList<>();
        since.keySet().stream()
                .filter(customer -> sql.contains("'" + customer + "'"))
                .forEach(customer -> rows.add(List.of(customer, email(customer), false, 1L, 1L)));
        return Says.rows(List.of("id", "email", "deleted", "ts", "writtenAt"), rows);
    }

    private static String email(String customer) {
        return customer + "@example.com";
    }
}
