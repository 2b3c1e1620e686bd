package io.millrace.api.suppressions;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.json.JsonMapper;
import io.millrace.api.freshness.Freshness;
import io.millrace.api.pinot.FakePinot;
import io.millrace.api.pinot.FakePinot.Says;
import io.millrace.api.query.FakeRetentions;
import io.millrace.api.query.QueryService;
import io.millrace.api.web.ResponseCache;
import io.millrace.catalog.stream.Bucket;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.suppression.SuppressionCatalog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A shop with customers who ordered, answered for by a Pinot that knows what ranges and limits are. */
final class FakeShop {
    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Pattern RANGE = Pattern.compile("bucket >= (\\d+) AND bucket < (\\d+)");
    private static final Pattern LIST = Pattern.compile("bucket IN \\(([0-9, ]+)\\)");
    private static final Pattern LIMIT = Pattern.compile("LIMIT (\\d+)");
    private static final Pattern TIMES = Pattern.compile(
            "ts >= (\\d+) AND \\(ts < (\\d+) OR \"_received_at\" < \\d+\\) AND \"_received_at\" < (\\d+)");

    /** What goes wrong from a query on, until another. */
    enum Fault {
        NONE,
        IN_PART,
        GROUPS_CUT
    }

    private record Order(long ts, long receivedAt) {}

    final List<String> asked = new ArrayList<>();
    final Set<String> withoutAddress = new TreeSet<>();
    final Set<String> deleted = new TreeSet<>();
    Fault fault = Fault.NONE;
    int faultFrom = 0;
    int faultUntil = Integer.MAX_VALUE;
    private final Map<String, List<Order>> orders = new TreeMap<>();
    private final Map<String, Integer> buckets = new HashMap<>();

    FakeShop withCustomers(int count) {
        for (int i = 0; i < count; i++) {
            order("customer-" + i, NOW.minusMillis(i), NOW.minusMillis(i));
        }
        return this;
    }

    FakeShop withCustomersInFirstBuckets(int count, int buckets) {
        for (int i = 0; orders.size() < count; i++) {
            if (Bucket.of("customer-" + i) < buckets) {
                order("customer-" + i, NOW.minusMillis(i), NOW.minusMillis(i));
            }
        }
        return this;
    }

    void order(String customer, Instant at, Instant receivedAt) {
        orders.computeIfAbsent(customer, key -> new ArrayList<>())
                .add(new Order(at.toEpochMilli(), receivedAt.toEpochMilli()));
    }

    static ListDefinition winback() {
        SuppressionCatalog catalog = SuppressionCatalog.load(StreamCatalog.load());
        return ListDefinition.of(ListCall.of(catalog.list("winback").orElseThrow(), Map.of()));
    }

    Exports exports(FakeCompleteness completeness) {
        return new Exports(queries(completeness));
    }

    AddressCheck addressCheck(FakeCompleteness completeness) {
        return new AddressCheck(queries(completeness), CLOCK);
    }

    private QueryService queries(FakeCompleteness completeness) {
        return new QueryService(
                new ResponseCache(JsonMapper.createDefault(), Duration.ZERO, new SimpleMeterRegistry()),
                FakePinot.answering(this::answer),
                new Freshness(Duration.ofSeconds(30)),
                completeness,
                new FakeRetentions(),
                CLOCK);
    }

    static List<Chunk> read(Export export) {
        List<Chunk> chunks = new ArrayList<>();
        export.readTo(chunks::add).toCompletableFuture().join();
        return chunks;
    }

    Export export(FakeCompleteness completeness) {
        return exports(completeness).all(winback(), AsOf.of(NOW));
    }

    private Says answer(String sql) {
        asked.add(sql);
        boolean broken = asked.size() > faultFrom && asked.size() <= faultUntil;
        Says says = sql.contains("FROM users") ? users(sql) : members(sql);
        Matcher limit = LIMIT.matcher(sql);
        int most = limit.find() ? Integer.parseInt(limit.group(1)) : 10;
        return new Says(
                says.columns(),
                says.rows().subList(0, Math.min(most, says.rows().size())),
                broken && fault == Fault.GROUPS_CUT,
                broken && fault == Fault.IN_PART);
    }

    private Says members(String sql) {
        List<List<Object>> rows = new ArrayList<>();
        Predicate<String> wanted = wanted(sql);
        if (sql.contains("FROM orders\n")) {
            orders.forEach((customer, all) -> {
                if (wanted.test(customer)) {
                    known(all, sql).ifPresent(since -> rows.add(List.of(customer, (double) since)));
                }
            });
        }
        return Says.rows(List.of("customerId", "since"), rows);
    }

    private static OptionalLong known(List<Order> orders, String sql) {
        Matcher times = TIMES.matcher(sql);
        if (!times.find()) {
            throw new IllegalArgumentException("no times in " + sql);
        }
        return orders.stream()
                .filter(order -> order.ts() >= Long.parseLong(times.group(1))
                        && order.ts() < Long.parseLong(times.group(2))
                        && order.receivedAt() < Long.parseLong(times.group(3)))
                .mapToLong(Order::ts)
                .max();
    }

    /** Nobody's row changes. */
    private Says users(String sql) {
        if (sql.contains("\"_received_at\" >=")) {
            return Says.rows(List.of("id"), List.of());
        }
        if (sql.contains("emailKey IN")) {
            return Says.rows(
                    List.of("id"),
                    orders.keySet().stream()
                            .filter(customer -> sql.contains("'" + email(customer) + "'"))
                            .map(customer -> List.<Object>of(customer))
                            .toList());
        }
        return sql.contains("id IN (") ? versions(sql) : addresses(sql);
    }

    private Says addresses(String sql) {
        Set<Integer> wanted = buckets(sql);
        List<List<Object>> rows = new ArrayList<>();
        orders.keySet().stream()
                .filter(customer -> wanted.contains(bucket(customer)))
                .filter(customer -> !withoutAddress.contains(customer) && !deleted.contains(customer))
                .forEach(customer -> rows.add(List.of(customer, email(customer))));
        return Says.rows(List.of("id", "email"), rows);
    }

    private Says versions(String sql) {
        List<List<Object>> rows = new ArrayList<>();
        orders.keySet().stream()
                .filter(customer -> sql.contains("'" + customer + "'") && !withoutAddress.contains(customer))
                .forEach(customer -> rows.add(List.of(
                        customer, email(customer), deleted.contains(customer), 1L, "users__0__0__20261120T1200Z", 1)));
        return Says.rows(List.of("id", "email", "deleted", "ts", "segment", "docId"), rows);
    }

    private Predicate<String> wanted(String sql) {
        Set<Integer> wanted = buckets(sql);
        return sql.contains("userId IN ('')")
                ? customer -> wanted.contains(bucket(customer))
                : customer -> sql.contains("'" + customer + "'");
    }

    private int bucket(String customer) {
        return buckets.computeIfAbsent(customer, Bucket::of);
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

    private static String email(String customer) {
        return customer + "@example.com";
    }
}
