package io.millrace.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast a long suppression list is given out, beside a plain handler of Netty's and another command. */
@Command(
        name = "suppressions",
        sortOptions = false,
        description = {
            "Lets customers opt out of an otherwise unused channel, and exports their list in each format, in turn",
            "with a plain Netty handler that streams the same bytes, and with a command such as psql with a COPY of the",
            "same rows. Then looks addresses up, and reports the time from an event's acknowledgement until it is on the list."
        })
final class SuppressionsBench implements Callable<Integer> {

    private static final String CHANNEL = "PUSH";
    private static final String LIST = "/suppressions/opted_out?channel=" + CHANNEL;
    private static final Duration READ_BY = Duration.ofMinutes(30);
    private static final Duration LOOKED_UP_BY = Duration.ofSeconds(30);
    private static final Pattern MEMBERS = Pattern.compile("\"members\":(\\d+)");

    private final PrintStream out = System.out;

    @Option(names = "--api", defaultValue = "http://127.0.0.1:8080", description = "default: ${DEFAULT-VALUE}")
    private URI api = URI.create("http://127.0.0.1:8080");

    @Option(names = "--kafka", defaultValue = "127.0.0.1:9092", description = "default: ${DEFAULT-VALUE}")
    private String kafka = "";

    @Option(names = "--pinot-broker", defaultValue = "http://127.0.0.1:8099", description = "default: ${DEFAULT-VALUE}")
    private URI broker = URI.create("http://127.0.0.1:8099");

    @Option(
            names = "--members",
            defaultValue = "100000",
            description = "members of the list; default: ${DEFAULT-VALUE}")
    private long members;

    @Option(names = "--rounds", defaultValue = "3", description = "measured rounds; default: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(names = "--api-pid", description = "the pid of the service, to measure the heap of an export")
    private long apiPid;

    @Option(
            names = "--beside",
            split = " ",
            description = "another command to compare, which prints the same number of lines")
    private List<String> beside = List.of();

    @Option(names = "--keep", description = "a file for the list as CSV, such as for psql to load")
    private Path keep = Path.of("");

    @Option(names = "--callers", defaultValue = "64", description = "concurrent look-ups; default: ${DEFAULT-VALUE}")
    private int callers;

    @Option(names = "--seconds", defaultValue = "10", description = "look-ups of each kind; default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(
            names = "--events",
            defaultValue = "200",
            description = "events whose time until they are on the list is measured; default: ${DEFAULT-VALUE}")
    private int events;

    private interface Source {
        ExportedList pull() throws IOException, InterruptedException;
    }

    @Override
    public Integer call() throws Exception {
        String run = UUID.randomUUID().toString().substring(0, 8);
        Path bytes = keep.toString().isEmpty() ? Files.createTempFile("list", ".csv") : keep;
        try (CustomersOnList customers = new CustomersOnList(api, kafka, run)) {
            customers.add(0, members + events);
            customers.optOut(members, CHANNEL);
            awaitAll();
            pull(bytes);
            lookUp(customers);
            onTheList(customers);
        } finally {
            if (keep.toString().isEmpty()) {
                Files.deleteIfExists(bytes);
            }
        }
        return 0;
    }

    private void awaitAll() throws InterruptedException, IOException {
        long endNanos = System.nanoTime() + READ_BY.toNanos();
        String said = "";
        do {
            if (System.nanoTime() > endNanos) {
                throw new IOException("the list isn't complete after " + READ_BY + ": " + said);
            }
            Thread.sleep(1_000);
            try {
                said = pulled("&format=ndjson&fields=customerId").pull().end();
            } catch (IOException e) {
                said = String.valueOf(e.getMessage()); // incomplete, so it is requested again
            }
        } while (!hasAll(said));
    }

    private boolean hasAll(String end) {
        Matcher found = MEMBERS.matcher(end);
        return found.find() && Long.parseLong(found.group(1)) >= members;
    }

    private Source pulled(String parameters) {
        return () -> ExportedList.from(api.resolve(LIST + parameters), OutputStream.nullOutputStream());
    }

    private void pull(Path bytes) throws Exception {
        try (OutputStream file = Files.newOutputStream(bytes)) {
            var unused = ExportedList.from(api.resolve(LIST + "&format=csv"), file);
        }
        try (PlainPeer peer = new PlainPeer(bytes)) {
            Map<String, Source> ways = new LinkedHashMap<>();
            ways.put("CSV", pulled("&format=csv"));
            ways.put("NDJSON", pulled("&format=ndjson"));
            ways.put("NDJSON, hashed addresses only", pulled("&format=ndjson&hash=sha256&fields=email"));
            ways.put(
                    "plain Netty handler, the bytes of the CSV",
                    () -> ExportedList.from(peer.address(), OutputStream.nullOutputStream()));
            ways.put("Pinot alone, its answers unread", () -> new PinotAlone(broker, CHANNEL, members).pull());
            if (!beside.isEmpty()) {
                ways.put(String.join(" ", beside), () -> ExportedList.of(beside));
            }
            Map<String, List<ExportedList>> turns = new LinkedHashMap<>();
            for (int turn = 0; turn <= rounds; turn++) {
                for (Map.Entry<String, Source> way : ways.entrySet()) {
                    ExportedList pulled = way.getValue().pull();
                    if (turn > 0) {
                        turns.computeIfAbsent(way.getKey(), name -> new ArrayList<>())
                                .add(pulled);
                    }
                }
            }
            print(turns);
        }
        if (apiPid != 0) {
            LiveHeap heap = new LiveHeap(apiPid);
            long idle = heap.bytes();
            long most = heap.mostWhile(() -> pulled("&format=ndjson").pull());
            out.printf(
                    "%nHeap in use: %.1f MiB idle, at most %.1f MiB more during a pull.%n",
                    idle / (double) (1 << 20), (most - idle) / (double) (1 << 20));
        }
    }

    private void lookUp(CustomersOnList customers) throws Exception {
        out.printf(
                "%n| look-up of | callers | answers/s | p50 ms | p99 ms | refused %% |%n|---|---|---|---|---|---|%n");
        for (int addresses : new int[] {1, 10_000}) {
            ClosedLoop.Turn turn =
                    new ClosedLoop(callers, 0, () -> lookUp(customers, addresses)).run(Duration.ofSeconds(seconds));
            out.printf(
                    "| %d | %d | %.1f | %.1f | %.1f | %.1f |%n",
                    addresses, callers, turn.perSecond(), turn.p50(), turn.p99(), turn.refusedPercent());
        }
    }

    private ClosedLoop.Question lookUp(CustomersOnList customers, int addresses) throws IOException {
        BareConnection connection = new BareConnection(api);
        return new ClosedLoop.Question() {
            @Override
            public boolean ask() throws IOException {
                String emails = ThreadLocalRandom.current()
                        .longs(addresses, 0, members)
                        .mapToObj(number -> '"' + customers.email(number) + '"')
                        .collect(Collectors.joining(","));
                BareConnection.Answer answer = check(connection, "{\"emails\":[" + emails + "]}");
                return answer.status() != 503 && !answer.orFail(200).isEmpty();
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        };
    }

    private void onTheList(CustomersOnList customers) throws Exception {
        Histogram micros = new Histogram(3);
        try (BareConnection connection = new BareConnection(api)) {
            for (int i = 0; i < events; i++) {
                customers.optOutOne(connection, members + i, "EMAIL");
                long acknowledgedNanos = System.nanoTime();
                String question =
                        "{\"emails\":[\"%s\"],\"lists\":[\"opted_out\"]}".formatted(customers.email(members + i));
                while (!isSuppressed(connection, question)) {
                    if (System.nanoTime() - acknowledgedNanos > LOOKED_UP_BY.toNanos()) {
                        throw new IOException("an event was acknowledged and isn't on the list after " + LOOKED_UP_BY);
                    }
                }
                micros.recordValue((System.nanoTime() - acknowledgedNanos) / 1000);
            }
        }
        out.printf(
                "%nEvent acknowledged → in /suppressions/check: p50 %.0f ms, p99 %.0f ms, max %.0f ms of %d.%n",
                micros.getValueAtPercentile(50) / 1000.0,
                micros.getValueAtPercentile(99) / 1000.0,
                micros.getMaxValue() / 1000.0,
                events);
    }

    private static BareConnection.Answer check(BareConnection connection, String question) throws IOException {
        return connection.post(
                "/suppressions/check", "application/json", UUID.randomUUID().toString(), question.getBytes(UTF_8));
    }

    private static boolean isSuppressed(BareConnection connection, String question) throws IOException {
        BareConnection.Answer answer = check(connection, question);
        return answer.status() != 503 && answer.orFail(200).contains("\"suppressed\":true");
    }

    private void print(Map<String, List<ExportedList>> turns) {
        out.printf(
                "%n%d members, median (least–greatest) of %d turns, %d cores, Java %s.%n%n",
                members,
                rounds,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature());
        out.println("| way | first byte ms | names/s | MB |");
        out.println("|---|---|---|---|");
        turns.forEach((way, pulls) -> out.printf(
                "| %s | %s | %s | %.1f |%n",
                way,
                spread(pulls, ExportedList::firstByteMs),
                spread(pulls, ExportedList::linesPerSecond),
                pulls.get(0).megabytes()));
    }

    private static Spread spread(List<ExportedList> pulls, ToDoubleFunction<ExportedList> figure) {
        return Spread.of(pulls.stream().mapToDouble(figure));
    }
}
