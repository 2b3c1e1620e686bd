package io.millrace.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.bench.ClosedLoop.Question;
import io.millrace.bench.ClosedLoop.Source;
import io.millrace.bench.ClosedLoop.Turn;
import io.millrace.simulator.shop.Seed;
import io.millrace.simulator.shop.Shop;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long questions about short and long windows take, beside the SQL of the rows alone. */
@Command(
        name = "windows",
        sortOptions = false,
        description = {
            "Asks /orders/overview, /orders/series and /orders/popular about windows of a minute up to 30 days, each time",
            "until another moment, so that no response is cached. Also measures the SQL of the rows without the API.",
            "The ways take turns; the first turn of each doesn't count."
        })
final class WindowsBench implements Callable<Integer> {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    /** Pinot gives a query of rows up after this. The API gives up after 2 s. */
    private static final Duration PINOT_TIMEOUT = Duration.ofSeconds(20);

    private static final int POLL_MS = 500;

    /** As many buckets as a chart shows. */
    static final List<Window> WINDOWS = List.of(
            new Window(MINUTE, Duration.ofSeconds(1)),
            new Window(HOUR, MINUTE),
            new Window(Duration.ofDays(7), HOUR),
            new Window(Duration.ofDays(30), HOUR));

    private final PrintStream out = System.out;

    @Option(names = "--api", defaultValue = "http://127.0.0.1:8080", description = "default: ${DEFAULT-VALUE}")
    private URI api = URI.create("http://127.0.0.1:8080");

    @Option(names = "--pinot-broker", defaultValue = "http://127.0.0.1:8099", description = "default: ${DEFAULT-VALUE}")
    private URI broker = URI.create("http://127.0.0.1:8099");

    @Option(names = "--sql", defaultValue = "analytics-api/src/main/resources/sql/orders", description = "the folder")
    private Path sql = Path.of("");

    @Option(names = "--orders", defaultValue = "0", description = "how many to post first; default: ${DEFAULT-VALUE}")
    private long orders;

    @Option(
            names = "--over",
            defaultValue = "P61D",
            description = "the time in which they were placed, until now; default: ${DEFAULT-VALUE}")
    private Duration over = Duration.ZERO;

    @Option(names = "--callers", split = ",", defaultValue = "1,8", description = "default: ${DEFAULT-VALUE}")
    private List<Integer> callers = List.of();

    @Option(
            names = "--questions",
            split = ",",
            defaultValue = "overview,series,popular",
            description = "default: ${DEFAULT-VALUE}")
    private List<String> questions = List.of();

    @Option(names = "--rounds", defaultValue = "3", description = "measured rounds; default: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "2", description = "length of a round; default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(names = "--seed", description = "default: random")
    private long seed = ThreadLocalRandom.current().nextLong(1_000_000);

    /** A window, and the length of the buckets of its series. */
    record Window(Duration length, Duration bucket) {}

    /** One line of the table. */
    private record Way(String question, Window window, int callers, ClosedLoop api, ClosedLoop rows) {}

    private record Measured(Way way, List<Turn> api, List<Turn> rows) {}

    @Override
    public Integer call() throws Exception {
        Instant end = Instant.now();
        load(end);
        List<Measured> measured = new ArrayList<>();
        for (String question : questions) {
            for (Window window : WINDOWS) {
                for (int some : callers) {
                    measured.add(new Measured(way(question, window, some, end), new ArrayList<>(), new ArrayList<>()));
                }
            }
        }
        for (int turn = 0; turn <= rounds; turn++) {
            for (Measured one : measured) {
                Turn api = one.way().api().run(Duration.ofSeconds(seconds));
                Turn rows = one.way().rows().run(Duration.ofSeconds(seconds));
                if (turn > 0) {
                    one.api().add(api);
                    one.rows().add(rows);
                }
            }
        }
        print(measured);
        return 0;
    }

    /** Returns when Pinot has all rows. */
    private void load(Instant end) throws Exception {
        try (Overview overview = new Overview(api)) {
            long before = overview.awaitTotalOrders();
            Seed number = new Seed(seed);
            new Batches(api, new OrdersOverTime(orders, end.minus(over), over, Shop.of(number), number)).post(orders);
            out.printf("posted %,d orders%n", orders);
            while (overview.totalOrders() < before + orders) {
                Thread.sleep(POLL_MS);
            }
        }
    }

    private Way way(String question, Window window, int some, Instant end) {
        return new Way(
                question,
                window,
                some,
                new ClosedLoop(some, 0, () -> get(path(question, window), end)),
                new ClosedLoop(some, 0, rows(question, window, end)));
    }

    private static String path(String question, Window window) {
        String path = "/orders/" + question + "?window=" + window.length();
        return question.equals("series") ? path + "&bucket=" + window.bucket() : path;
    }

    private Question get(String path, Instant end) throws IOException {
        BareConnection connection = new BareConnection(api);
        return new Question() {
            @Override
            public boolean ask() throws IOException {
                BareConnection.Answer answer = connection.get(path + "&until=" + someUntil(end));
                return answer.status() != 503 && !answer.orFail(200).isEmpty();
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        };
    }

    /** Moments within a minute, a millisecond apart. */
    private static Instant someUntil(Instant end) {
        return end.minusMillis(ThreadLocalRandom.current().nextLong(MINUTE.toMillis()));
    }

    private Source rows(String question, Window window, Instant end) {
        return () -> {
            PinotBroker pinot = new PinotBroker(broker, PINOT_TIMEOUT);
            List<String> texts = texts(question);
            return () -> {
                Instant until = someUntil(end);
                List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
                for (String text : texts) {
                    answers.add(pinot.ask(bind(text, window, until)));
                }
                return answers.stream().noneMatch(answer -> answer.join().isMissingNode());
            };
        };
    }

    /** The SQL of the rows for each query of a question. */
    List<String> texts(String question) throws IOException {
        List<String> files =
                switch (question) {
                    case "overview" -> List.of("overview_periods.sql", "overview_total.sql");
                    case "series" -> List.of("series.sql");
                    case "popular" -> List.of("popular_items.sql", "popular_categories.sql");
                    default -> throw new IllegalArgumentException("--questions must be of overview, series, popular");
                };
        List<String> texts = new ArrayList<>();
        for (String file : files) {
            texts.add(Files.readString(sql.resolve(file)).replaceAll("(?m)^--.*$", ""));
        }
        return texts;
    }

    static String bind(String text, Window window, Instant until) {
        Instant from = until.minus(window.length());
        return text.replace(":previousFrom", ms(from.minus(window.length())))
                .replace(":currentFrom", ms(from))
                .replace(":from", ms(from))
                .replace(":until", ms(until))
                .replace(":sliceMs", Long.toString(window.bucket().toMillis()))
                .replace(":limit", "5");
    }

    private static String ms(Instant time) {
        return Long.toString(time.toEpochMilli());
    }

    private void print(List<Measured> measured) {
        out.printf(
                "%nseed %d. Median (least–greatest) of %d turns of %d s, %d cores, Java %s.%n%n",
                seed,
                rounds,
                seconds,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature());
        out.println("| question | window | callers | p50 ms | p99 ms | refused % | rows alone: p50 ms | p99 ms |");
        out.println("|---|---|---|---|---|---|---|---|");
        measured.forEach(one -> out.printf(
                "| %s | %s | %d | %s | %s | %s | %s | %s |%n",
                one.way().question(),
                one.way().window().length(),
                one.way().callers(),
                ClosedLoop.spread(one.api().stream().mapToDouble(Turn::p50)),
                ClosedLoop.spread(one.api().stream().mapToDouble(Turn::p99)),
                ClosedLoop.spread(one.api().stream().mapToDouble(Turn::refusedPercent)),
                ClosedLoop.spread(one.rows().stream().mapToDouble(Turn::p50)),
                ClosedLoop.spread(one.rows().stream().mapToDouble(Turn::p99))));
    }
}
