package io.millrace.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.bench.ClosedLoop.Question;
import io.millrace.bench.ClosedLoop.Source;
import io.millrace.bench.ClosedLoop.Turn;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long the questions about the derived streams take, beside the same SQL sent straight to Pinot. */
@Command(
        name = "queries",
        sortOptions = false,
        description = {
            "Asks /orders/popular and /orders/statuses in a closed loop, first as users do, so that most responses are",
            "cached, then so that every response is computed: popular items until another time each, and statuses from",
            "one caller that pauses for longer than the cache time. Also measures their SQL without the API.",
            "The ways take turns; the first turn of each doesn't count."
        })
final class QueriesBench implements Callable<Integer> {

    /** Longer than an answer is kept. */
    private static final int PAUSE_MS = 300;

    /** Reaches over all orders of {@link Backlog}, until moments that differ by a millisecond each. */
    private static final Duration VARIES = Duration.ofMinutes(1);

    /** As the API sets it. */
    private static final Duration PINOT_TIMEOUT = Duration.ofSeconds(2);

    private final PrintStream out = System.out;

    @Option(names = "--api", defaultValue = "http://127.0.0.1:8080", description = "default: ${DEFAULT-VALUE}")
    private URI api = URI.create("http://127.0.0.1:8080");

    @Option(names = "--pinot-broker", defaultValue = "http://127.0.0.1:8099", description = "default: ${DEFAULT-VALUE}")
    private URI broker = URI.create("http://127.0.0.1:8099");

    @Option(names = "--sql", defaultValue = "analytics-api/src/main/resources/sql/orders", description = "the folder")
    private Path sql = Path.of("");

    @Option(names = "--callers", defaultValue = "8", description = "default: ${DEFAULT-VALUE}")
    private int callers;

    @Option(names = "--rounds", defaultValue = "3", description = "measured rounds; default: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "5", description = "length of a round; default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(names = "--until", required = true, description = "a moment after the newest order, RFC 3339")
    private Instant until = Instant.EPOCH;

    /** One line of the table. */
    private record Way(String name, ClosedLoop loop, List<Turn> turns) {}

    @Override
    public Integer call() throws Exception {
        Map<String, Way> ways = new LinkedHashMap<>();
        for (String window : List.of("PT1M", "PT1H")) {
            String popular = "popular, window " + window;
            add(ways, popular + ", as users see it", callers, 0, () -> get(() -> popularPath(window, until)));
            add(ways, popular + ", each computed", callers, 0, () -> get(() -> popularPath(window, someUntil())));
            add(ways, popular + ", its SQL to Pinot", callers, 0, () -> popularSql(Duration.parse(window)));
        }
        add(ways, "statuses, as users see it", callers, 0, () -> get(() -> "/orders/statuses"));
        add(ways, "statuses, each computed, 1 caller", 1, PAUSE_MS, () -> get(() -> "/orders/statuses"));
        add(ways, "statuses, its SQL to Pinot, 1 caller", 1, PAUSE_MS, this::statusesSql);
        add(ways, "statuses, its SQL to Pinot", callers, 0, this::statusesSql);
        for (int turn = 0; turn <= rounds; turn++) {
            for (Way way : ways.values()) {
                Turn measured = way.loop().run(Duration.ofSeconds(seconds));
                if (turn > 0) {
                    way.turns().add(measured);
                }
            }
        }
        print(ways);
        return 0;
    }

    private static void add(Map<String, Way> ways, String name, int callers, int pauseMs, Source source) {
        ways.put(name, new Way(name, new ClosedLoop(callers, pauseMs, source), new ArrayList<>()));
    }

    private Instant someUntil() {
        return until.minusMillis(ThreadLocalRandom.current().nextLong(VARIES.toMillis()));
    }

    private static String popularPath(String window, Instant until) {
        return "/orders/popular?window=" + window + "&until=" + until;
    }

    private Question get(Supplier<String> path) throws IOException {
        BareConnection connection = new BareConnection(api);
        return new Question() {
            @Override
            public boolean ask() throws IOException {
                BareConnection.Answer answer = connection.get(path.get());
                return answer.status() != 503 && !answer.orFail(200).isEmpty();
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        };
    }

    Question popularSql(Duration window) throws IOException {
        PinotBroker pinot = new PinotBroker(broker, PINOT_TIMEOUT);
        String items = read("popular_items.sql");
        String categories = read("popular_categories.sql");
        String names = read("product_names_now.sql");
        return () -> {
            Instant end = someUntil();
            CompletableFuture<JsonNode> first = pinot.ask(bind(items, end.minus(window), end));
            pinot.ask(bind(categories, end.minus(window), end)).join();
            String ids = StreamSupport.stream(first.join().spliterator(), false)
                    .map(row -> "'" + row.get(0).asText() + "'")
                    .collect(Collectors.joining(","));
            return ids.isEmpty()
                    || !pinot.rows(bind(names.replace(":ids", ids), Instant.EPOCH, Instant.now()))
                            .isMissingNode();
        };
    }

    Question statusesSql() throws IOException {
        PinotBroker pinot = new PinotBroker(broker, PINOT_TIMEOUT);
        String times = read("statuses.sql")
                .replace(":statuses", "'PLACED_ORDER','ORDER_CONFIRMED','BEING_PREPARED','BEING_COOKED'");
        return () -> !pinot.rows(bind(times, Instant.EPOCH, Instant.now())).isMissingNode();
    }

    private String read(String file) throws IOException {
        return Files.readString(sql.resolve(file)).replaceAll("(?m)^--.*$", "");
    }

    private static String bind(String text, Instant from, Instant until) {
        return text.replace(":from", Long.toString(from.toEpochMilli()))
                .replace(":until", Long.toString(until.toEpochMilli()))
                .replace(":limit", "5");
    }

    private void print(Map<String, Way> ways) {
        out.printf(
                "%nMedian (least–greatest) of %d turns of %d s, %d callers, %d cores, Java %s.%n%n",
                rounds,
                seconds,
                callers,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature());
        out.println("| way | answers/s | p50 ms | p99 ms | refused % |");
        out.println("|---|---|---|---|---|");
        ways.values()
                .forEach(way -> out.printf(
                        "| %s | %s | %s | %s | %s |%n",
                        way.name(),
                        ClosedLoop.spread(way.turns().stream().mapToDouble(Turn::perSecond)),
                        ClosedLoop.spread(way.turns().stream().mapToDouble(Turn::p50)),
                        ClosedLoop.spread(way.turns().stream().mapToDouble(Turn::p99)),
                        ClosedLoop.spread(way.turns().stream().mapToDouble(Turn::refusedPercent))));
    }
}
