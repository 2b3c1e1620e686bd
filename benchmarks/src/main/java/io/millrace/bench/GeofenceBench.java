package io.millrace.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.bench.ClosedLoop.Question;
import io.millrace.bench.ClosedLoop.Turn;
import io.millrace.simulator.shop.Seed;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long it takes to count the couriers in an area, beside the other ways to ask Pinot, and PostGIS. */
@Command(
        name = "geofence",
        sortOptions = false,
        description = {
            "Posts couriers' positions, loads the same ones into PostGIS, and counts those in areas of several kinds, of",
            "which no two are alike, in a closed loop: through the API, straight to Pinot without an index, with a box of",
            "latitudes and longitudes and with its own H3 index, and in PostGIS. The ways take turns; the first turn of",
            "each doesn't count. Before that it holds the counts of each way against PostGIS's.",
            "PostgreSQL's driver must be on the class path."
        })
final class GeofenceBench implements Callable<Integer> {

    private static final Duration PINOT_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration SEEN_WITHIN = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int POLL_MS = 1_000;

    private final PrintStream out = System.out;
    private final JsonMapper json = JsonMapper.builder().build();
    private final AtomicLong given = new AtomicLong();

    @Option(names = "--api", defaultValue = "http://127.0.0.1:8080", description = "default: ${DEFAULT-VALUE}")
    private URI api = URI.create("http://127.0.0.1:8080");

    @Option(names = "--pinot-broker", defaultValue = "http://127.0.0.1:8099", description = "default: ${DEFAULT-VALUE}")
    private URI broker = URI.create("http://127.0.0.1:8099");

    @Option(names = "--postgis", required = true, paramLabel = "JDBC-URL", description = "a database of its own")
    private String database = "";

    @Option(names = "--positions", defaultValue = "1000000", description = "default: ${DEFAULT-VALUE}")
    private long positions;

    @Option(names = "--callers", split = ",", defaultValue = "1,8", description = "default: ${DEFAULT-VALUE}")
    private List<Integer> callers = List.of();

    @Option(
            names = "--areas",
            split = ",",
            description = "kinds that are measured: ${COMPLETION-CANDIDATES}; default: all")
    private List<BenchArea.Kind> kinds = List.of(BenchArea.Kind.values());

    @Option(names = "--compared", defaultValue = "20", description = "areas of each kind; default: ${DEFAULT-VALUE}")
    private int compared;

    @Option(names = "--rounds", defaultValue = "3", description = "measured rounds; default: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "3", description = "length of a round; default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(names = "--seed", description = "default: random")
    private long seed = ThreadLocalRandom.current().nextLong(1_000_000);

    /** A way to count what is in an area. */
    private interface Way {
        Counter open() throws Exception;
    }

    private interface Counter extends AutoCloseable {
        /** Less than 0 when it wasn't answered in time. */
        long count(BenchArea area) throws Exception;

        @Override
        default void close() throws IOException {}
    }

    @Override
    public Integer call() throws Exception {
        out.printf("seed %d%n", seed);
        PostGis postGis = new PostGis(database);
        load(postGis);
        Map<String, Way> ways = ways(postGis);
        compare(ways);
        for (BenchArea.Kind kind : kinds) {
            Map<String, Map<Integer, List<Turn>>> turns = new LinkedHashMap<>();
            for (int turn = 0; turn <= rounds; turn++) {
                for (Map.Entry<String, Way> way : ways.entrySet()) {
                    for (int several : callers) {
                        Turn measured = new ClosedLoop(several, 0, () -> question(way.getValue(), kind))
                                .run(Duration.ofSeconds(seconds));
                        if (turn > 0) {
                            turns.computeIfAbsent(way.getKey(), key -> new LinkedHashMap<>())
                                    .computeIfAbsent(several, key -> new ArrayList<>())
                                    .add(measured);
                        }
                    }
                }
            }
            print(kind, turns);
        }
        return 0;
    }

    private void load(PostGis postGis) throws Exception {
        PositionEvents events =
                new PositionEvents(new Seed(seed), ThreadLocalRandom.current().nextLong());
        PinotBroker pinot = new PinotBroker(broker, PINOT_TIMEOUT);
        long before = stored(pinot);
        long postedNanos = System.nanoTime();
        new Batches(api, events).post(positions);
        out.printf("posted %,d positions in %.0f s%n", positions, since(postedNanos));
        while (stored(pinot) < before + positions) {
            if (since(postedNanos) > PATIENCE.toSeconds()) {
                throw new IOException("Pinot hasn't read all after " + PATIENCE);
            }
            Thread.sleep(POLL_MS);
        }
        out.printf("all in Pinot after %.0f s; %,d were there before%n", since(postedNanos), before);
        long loadedNanos = System.nanoTime();
        postGis.load(events, positions);
        out.printf("loaded into PostGIS and indexed in %.0f s%n", since(loadedNanos));
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private static long stored(PinotBroker pinot) throws Exception {
        return pinot.rows("SELECT COUNT(*) FROM delivery_statuses").at("/0/0").asLong();
    }

    private Map<String, Way> ways(PostGis postGis) {
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put("Millrace", this::millrace);
        ways.put("Pinot, no index", () -> pinot(area -> contains(area)));
        ways.put("Pinot, box", () -> pinot(area -> area.boxSql() + " AND " + contains(area)));
        ways.put(
                "Pinot, its H3 index",
                () -> pinot(area -> "ST_Contains(ST_GeogFromText('" + area.wkt() + "'), location) = 1"));
        ways.put("PostGIS", () -> {
            PostGis.Counter counter = postGis.open();
            return new Counter() {
                @Override
                public long count(BenchArea area) throws Exception {
                    return counter.count(area, Instant.now().minus(SEEN_WITHIN));
                }

                @Override
                public void close() throws IOException {
                    counter.close();
                }
            };
        });
        return ways;
    }

    private Counter millrace() throws IOException {
        BareConnection connection = new BareConnection(api);
        String path = api.getRawPath() + "/deliveries/geofence?limit=0&seenWithin=" + SEEN_WITHIN;
        return new Counter() {
            @Override
            public long count(BenchArea area) throws IOException {
                BareConnection.Answer answer = connection.post(
                        path, "application/geo+json", "bench", area.geoJson().getBytes(UTF_8));
                return answer.status() == 503
                        ? -1
                        : json.readTree(answer.orFail(200)).path("count").longValue();
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        };
    }

    private interface Condition {
        String of(BenchArea area);
    }

    private Counter pinot(Condition condition) {
        PinotBroker pinot = new PinotBroker(broker, PINOT_TIMEOUT);
        return area -> pinot.rows("SELECT COUNT(*) FROM delivery_statuses WHERE status = 'IN_TRANSIT' AND ts >= "
                        + Instant.now().minus(SEEN_WITHIN).toEpochMilli() + " AND " + condition.of(area))
                .at("/0/0")
                .asLong();
    }

    /** Without the index, which only a geography uses. */
    private static String contains(BenchArea area) {
        return "ST_Contains(ST_GeomFromText('" + area.wkt() + "'), toGeometry(location)) = 1";
    }

    private Random random(BenchArea.Kind kind) {
        return new Seed(seed).random(kind.name(), given.getAndIncrement());
    }

    private void compare(Map<String, Way> ways) throws Exception {
        Map<BenchArea.Kind, Map<String, Integer>> wrong = new EnumMap<>(BenchArea.Kind.class);
        Map<BenchArea.Kind, List<Long>> counts = new EnumMap<>(BenchArea.Kind.class);
        for (BenchArea.Kind kind : kinds) {
            for (int i = 0; i < compared; i++) {
                BenchArea area = kind.next(random(kind));
                Map<String, Long> answers = new LinkedHashMap<>();
                for (Map.Entry<String, Way> way : ways.entrySet()) {
                    try (Counter counter = way.getValue().open()) {
                        answers.put(way.getKey(), counter.count(area));
                    }
                }
                long right = answers.getOrDefault("PostGIS", 0L);
                counts.computeIfAbsent(kind, key -> new ArrayList<>()).add(right);
                answers.forEach((way, count) -> wrong.computeIfAbsent(kind, key -> new LinkedHashMap<>())
                        .merge(way, count == right ? 0 : 1, Integer::sum));
            }
        }
        out.printf("%nOf %d areas of each kind, counts that aren't PostGIS's:%n%n", compared);
        out.println("| area | positions in it | " + String.join(" | ", ways.keySet()) + " |");
        out.println("|---|---" + "|---".repeat(ways.size()) + "|");
        wrong.forEach((kind, byWay) -> out.printf(
                "| %s | %s | %s |%n",
                kind.label(),
                Spread.of(counts.getOrDefault(kind, List.of()).stream().mapToDouble(Long::doubleValue)),
                byWay.values().stream().map(String::valueOf).collect(Collectors.joining(" | "))));
    }

    private Question question(Way way, BenchArea.Kind kind) throws Exception {
        Counter counter = way.open();
        return new Question() {
            @Override
            public boolean ask() throws Exception {
                return counter.count(kind.next(random(kind))) >= 0;
            }

            @Override
            public void close() throws IOException {
                counter.close();
            }
        };
    }

    private void print(BenchArea.Kind kind, Map<String, Map<Integer, List<Turn>>> turns) {
        out.printf(
                "%n%s: median (least–greatest) of %d turns of %d s, %d cores, Java %s.%n%n",
                kind.label(),
                rounds,
                seconds,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature());
        out.println("| way | callers | answers/s | p50 ms | p99 ms | refused % |");
        out.println("|---|---|---|---|---|---|");
        turns.forEach((way, byCallers) -> byCallers.forEach((several, measured) -> out.printf(
                "| %s | %d | %s | %s | %s | %s |%n",
                way,
                several,
                ClosedLoop.spread(measured.stream().mapToDouble(Turn::perSecond)),
                ClosedLoop.spread(measured.stream().mapToDouble(Turn::p50)),
                ClosedLoop.spread(measured.stream().mapToDouble(Turn::p99)),
                ClosedLoop.spread(measured.stream().mapToDouble(Turn::refusedPercent)))));
    }
}
