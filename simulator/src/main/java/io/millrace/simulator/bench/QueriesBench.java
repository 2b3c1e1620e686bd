package io.millrace.simulator.bench;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.HdrHistogram.ConcurrentHistogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long the questions about the derived streams take, beside the same SQL sent straight to Pinot. */
@Command(
        name = "queries",
        sortOptions = false,
        description = {
            "Asks /orders/popular and /orders/statuses in a closed loop, each as its users do, so that most answers are",
            "kept ones, and so that every answer is computed: best sellers until another moment each, and statuses from",
            "one caller that pauses for longer than an answer is kept. Beside them their SQL, straight to Pinot.",
            "The ways take turns; the first turn of each doesn't count."
        })
final class QueriesBench implements Callable<Integer> {

    /** Longer than an answer is kept. */
    private static final int PAUSE_MS = 300;

    /** Reaches over all orders of {@link Backlog}, until moments that differ by a millisecond each. */
    private static final Duration VARIES = Duration.ofMinutes(1);

    private final PrintStream out = System.out;

    @Option(names = "--api", defaultValue = "http://127.0.0.1:8080", description = "default: ${DEFAULT-VALUE}")
    private URI api = URI.create("http://127.0.0.1:8080");

    @Option(names = "--pinot-broker", defaultValue = "http://127.0.0.1:8099", description = "default: ${DEFAULT-VALUE}")
    private URI broker = URI.create("http://127.0.0.1:8099");

    @Option(names = "--sql", defaultValue = "analytics-api/src/main/resources/sql/orders", description = "the folder")
    private Path sql = Path.of("");

    @Option(names = "--callers", defaultValue = "8", description = "default: ${DEFAULT-VALUE}")
    private int callers;

    @Option(names = "--rounds", defaultValue = "3", description = "turns that count; default: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "5", description = "length of a turn; default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(names = "--until", required = true, description = "a moment after the newest order, RFC 3339")
    private Instant until = Instant.EPOCH;

    /** One question to ask over and over, on a connection that it keeps. */
    private interface Question extends AutoCloseable {
        /** False when the answer couldn't be had in time, which the API says rather than let its callers wait. */
        boolean ask() throws Exception;

        @Override
        default void close() throws IOException {}
    }

    private interface Source {
        Question open() throws Exception;
    }

    /**
     * One line of the table.
     *
     * @param pauseMs between an answer and the next question
     */
    private record Way(String name, int callers, int pauseMs, Source source, List<Spreads> turns) {}

    private record Spreads(double perSecond, double p50, double p99, double refusedPercent) {}

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
                Spreads spreads = run(way);
                if (turn > 0) {
                    way.turns().add(spreads);
                }
            }
        }
        print(ways);
        return 0;
    }

    private static void add(Map<String, Way> ways, String name, int callers, int pauseMs, Source source) {
        ways.put(name, new Way(name, callers, pauseMs, source, new ArrayList<>()));
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

    private Question popularSql(Duration window) throws IOException {
        PinotBroker pinot = new PinotBroker(broker);
        String items = read("popular_items.sql");
        String categories = read("popular_categories.sql");
        String names = read("products_now.sql");
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

    private Question statusesSql() throws IOException {
        PinotBroker pinot = new PinotBroker(broker);
        String times = read("time_in_status.sql")
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

    private Spreads run(Way way) throws Exception {
        ConcurrentHistogram micros = new ConcurrentHistogram(3);
        AtomicLong refused = new AtomicLong();
        long endNanos = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(way.callers());
        try {
            List<Future<?>> loops = new ArrayList<>();
            for (int i = 0; i < way.callers(); i++) {
                loops.add(threads.submit(() -> {
                    loop(way, micros, refused, endNanos);
                    return null;
                }));
            }
            for (Future<?> loop : loops) {
                loop.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return new Spreads(
                (double) micros.getTotalCount() / seconds,
                micros.getValueAtPercentile(50) / 1000.0,
                micros.getValueAtPercentile(99) / 1000.0,
                100.0 * refused.get() / Math.max(1, refused.get() + micros.getTotalCount()));
    }

    private static void loop(Way way, ConcurrentHistogram micros, AtomicLong refused, long endNanos) throws Exception {
        try (Question question = way.source().open()) {
            while (System.nanoTime() < endNanos) {
                long askedNanos = System.nanoTime();
                if (isAnswered(question)) {
                    micros.recordValue((System.nanoTime() - askedNanos) / 1000);
                } else {
                    refused.incrementAndGet();
                }
                Thread.sleep(way.pauseMs());
            }
        }
    }

    /** Pinot itself tells of a query that took too long as of one that it can't answer. */
    private static boolean isAnswered(Question question) throws Exception {
        try {
            return question.ask();
        } catch (PinotBroker.NotAnsweredException e) {
            return false;
        } catch (CompletionException e) {
            if (e.getCause() instanceof PinotBroker.NotAnsweredException) {
                return false;
            }
            throw e;
        }
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
                        Spread.of(way.turns().stream().mapToDouble(Spreads::perSecond)),
                        Spread.of(way.turns().stream().mapToDouble(Spreads::p50)),
                        Spread.of(way.turns().stream().mapToDouble(Spreads::p99)),
                        Spread.of(way.turns().stream().mapToDouble(Spreads::refusedPercent))));
    }
}
