package io.millrace.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.simulator.shop.Seed;
import io.millrace.simulator.shop.Shop;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How many events a second the stream processor takes when it has many to catch up with, and how much it remembers. */
@Command(
        name = "enrichment",
        sortOptions = false,
        description = {
            "Posts orders and a status of each while no stream processor runs, then starts one and waits until it has",
            "read all. Needs Millrace without services (./millrace up --no-services), and the API started by hand."
        })
final class EnrichmentBench implements Callable<Integer> {

    private static final long PATIENCE_NANOS = Duration.ofMinutes(20).toNanos();
    private static final int POLL_MS = 200;
    private static final List<String> TOPOLOGIES =
            List.of("orders_enriched", "order_items_enriched", "orders_by_minute");

    private final PrintStream out = System.out;
    private final JsonMapper json = JsonMapper.builder().build();

    @Option(names = "--api", defaultValue = "http://127.0.0.1:8080", description = "default: ${DEFAULT-VALUE}")
    private URI api = URI.create("http://127.0.0.1:8080");

    @Option(names = "--processor", defaultValue = "http://127.0.0.1:8084", description = "default: ${DEFAULT-VALUE}")
    private URI processor = URI.create("http://127.0.0.1:8084");

    @Option(names = "--kafka", paramLabel = "HOST:PORT", defaultValue = "127.0.0.1:9092")
    private String bootstrapServers = "";

    @Option(names = "--state-dir", required = true, description = "the processor's state folder")
    private Path stateDir = Path.of("");

    @Option(names = "--orders", defaultValue = "500000", description = "default: ${DEFAULT-VALUE}")
    private long orders;

    @Option(names = "--seed", description = "default: random")
    private long seed = ThreadLocalRandom.current().nextLong(1_000_000);

    @Parameters(
            arity = "1..*",
            description = "the command that starts the processor, such as: -- taskset -c 0 java -Xmx256m -jar …")
    private List<String> command = List.of();

    /** What a topology had used and when, at its end. */
    private record End(double seconds, double cpuSeconds) {}

    @Override
    public Integer call() throws Exception {
        Seed number = new Seed(seed);
        new Batches(api, new Backlog(orders, Shop.of(number), number)).post(orders);
        out.printf("posted %,d orders and as many statuses%n", orders);
        Path log = Files.createDirectories(stateDir).resolve("processor.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
        try (ConsumerGroups groups = new ConsumerGroups(bootstrapServers)) {
            long runningNanos = awaitRunning(process);
            double cpuAtStart = cpuSeconds(process);
            Map<String, End> ends = new LinkedHashMap<>();
            while (ends.size() < TOPOLOGIES.size()) {
                for (String topology : TOPOLOGIES) {
                    if (!ends.containsKey(topology) && hasReadAll(groups, topology)) {
                        double seconds = (System.nanoTime() - runningNanos) / 1e9;
                        ends.put(topology, new End(seconds, ThreadCpu.secondsOf(process.pid(), topology)));
                        out.printf("%s has read all after %.1f s%n", topology, seconds);
                    }
                }
                require(process, runningNanos);
                Thread.sleep(POLL_MS);
            }
            print(ends, cpuSeconds(process) - cpuAtStart, groups);
            return 0;
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private long awaitRunning(Process process) throws IOException, InterruptedException {
        long sinceNanos = System.nanoTime();
        while (true) {
            Set<String> running = new HashSet<>();
            for (JsonNode run : state()) {
                if (run.path("state").asText().equals("RUNNING")) {
                    running.add(run.path("stream").asText());
                }
            }
            if (running.containsAll(TOPOLOGIES)) {
                return System.nanoTime();
            }
            require(process, sinceNanos);
            Thread.sleep(POLL_MS);
        }
    }

    private static void require(Process process, long sinceNanos) throws IOException {
        if (!process.isAlive()) {
            throw new IOException("the processor ended: see processor.log in its folder of state");
        }
        if (System.nanoTime() - sinceNanos > PATIENCE_NANOS) {
            throw new IOException("the processor hasn't read all after " + PATIENCE_NANOS / 1_000_000_000 + " s");
        }
    }

    private boolean hasReadAll(ConsumerGroups groups, String topology) throws Exception {
        for (JsonNode run : state()) {
            if (run.path("stream").asText().equals(topology)) {
                return run.path("lag").asLong(-1) == 0 && groups.hasCommittedAll("millrace-" + topology, "orders");
            }
        }
        return false;
    }

    /** Empty while it doesn't answer. */
    private JsonNode state() {
        try (BareConnection connection = new BareConnection(processor)) {
            return json.readTree(connection.get("/state").orFail(200));
        } catch (IOException e) {
            return json.createArrayNode();
        }
    }

    private static double cpuSeconds(Process process) {
        return process.info().totalCpuDuration().orElseThrow().toMillis() / 1000.0;
    }

    private void print(Map<String, End> ends, double cpuSeconds, ConsumerGroups groups) throws Exception {
        out.printf(
                "%nseed %d, %,d orders and as many statuses, %d cores, Java %s; CPU of the whole process %.1f s.%n%n",
                seed,
                orders,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                cpuSeconds);
        out.println("| topology | events read | s | events/s | CPU s of its threads | events per CPU s |"
                + " state MiB per million orders | changelog MiB per million orders |");
        out.println("|---|---|---|---|---|---|---|---|");
        for (Map.Entry<String, End> end : ends.entrySet()) {
            String topology = end.getKey();
            long events = topology.equals("orders_enriched") ? 2 * orders : orders;
            double perMillion = 1e6 / orders / (1 << 20);
            out.printf(
                    "| `%s` | %,d | %.1f | %,.0f | %.1f | %,.0f | %.0f | %.0f |%n",
                    topology,
                    events,
                    end.getValue().seconds(),
                    events / end.getValue().seconds(),
                    end.getValue().cpuSeconds(),
                    events / end.getValue().cpuSeconds(),
                    bytes(stateDir.resolve("millrace-" + topology)) * perMillion,
                    groups.changelogBytes("millrace-" + topology) * perMillion);
        }
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(EnrichmentBench::size)
                    .sum();
        }
    }

    /** RocksDB deletes files as it pleases. */
    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
