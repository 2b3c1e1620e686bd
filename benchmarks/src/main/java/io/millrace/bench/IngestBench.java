package io.millrace.bench;

import io.millrace.simulator.shop.Seed;
import io.millrace.simulator.shop.Shop;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.HdrHistogram.ConcurrentHistogram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many events a second ingest takes, and what that costs. */
@Command(
        name = "ingest",
        sortOptions = false,
        description = {
            "Posts orders in a closed loop: one by one, and as NDJSON batches; with --kafka also writes the same bytes",
            "with a plain producer. The ways alternate, and the first rounds don't count. After each round it waits",
            "until all of it is in /orders/overview, so no other client should post meanwhile."
        })
final class IngestBench implements Callable<Integer> {

    private final PrintStream out = System.out;

    @Option(names = "--api", defaultValue = "http://127.0.0.1:8080", description = "default: ${DEFAULT-VALUE}")
    private URI api = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--connections",
            defaultValue = "64",
            description = "connections for single posts; default: ${DEFAULT-VALUE}")
    private int connections;

    @Option(names = "--batch", defaultValue = "500", description = "events in a batch; default: ${DEFAULT-VALUE}")
    private int batch;

    @Option(names = "--batch-connections", defaultValue = "4", description = "default: ${DEFAULT-VALUE}")
    private int batchConnections;

    @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "also measure a plain producer with this Kafka")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--topic",
            defaultValue = "bench_plain_producer",
            description = "the producer's topic; if missing, it is created and then deleted; default: ${DEFAULT-VALUE}")
    private String topic = "";

    @Option(
            names = "--partitions",
            defaultValue = "2",
            description = "partitions of that topic; default: ${DEFAULT-VALUE}")
    private int partitions;

    @Option(names = "--warm-up", defaultValue = "2", description = "warm-up rounds; default: ${DEFAULT-VALUE}")
    private int warmUp;

    @Option(names = "--rounds", defaultValue = "5", description = "measured rounds; default: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "10", description = "length of a round; default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(names = "--cpu-pid", paramLabel = "NAME=PID", description = "a process whose CPU time to show; repeatable")
    private Map<String, Long> cpuPids = new LinkedHashMap<>();

    @Option(names = "--seed", description = "default: random")
    private long seed = ThreadLocalRandom.current().nextLong(1_000_000);

    @Override
    public Integer call() throws Exception {
        CpuClock cpu = CpuClock.with(cpuPids);
        Shop shop = Shop.of(new Seed(seed));
        Map<Load, List<Round>> measured = new LinkedHashMap<>();
        try {
            measured.put(new HttpLoad(api, connections, 1), new ArrayList<>());
            measured.put(new HttpLoad(api, batchConnections, batch), new ArrayList<>());
            if (bootstrapServers != null) {
                measured.put(new KafkaLoad(bootstrapServers, topic, partitions), new ArrayList<>());
            }
            for (int turn = 1 - warmUp; turn <= rounds; turn++) {
                for (Map.Entry<Load, List<Round>> load : measured.entrySet()) {
                    Round round = measure(load.getKey(), shop, cpu);
                    out.printf(
                            "turn %d: %s: %.0f events/s%n", turn, load.getKey().name(), round.eventsPerSecond());
                    if (turn > 0) {
                        load.getValue().add(round);
                    }
                }
            }
        } finally {
            for (Load load : measured.keySet()) {
                load.end();
            }
        }
        print(measured, cpu);
        return 0;
    }

    private Round measure(Load load, Shop shop, CpuClock cpu) throws Exception {
        EventPool events =
                new EventPool(shop, new Seed(seed), ThreadLocalRandom.current().nextLong(), Instant.now());
        ConcurrentHistogram ackMicros = new ConcurrentHistogram(3);
        long known = load.isVisible() ? totalOrders(0) : 0;
        Map<String, Double> before = cpu.read();
        long startedNanos = System.nanoTime();
        long acknowledged = load.run(events, Duration.ofSeconds(seconds).toNanos(), ackMicros);
        long endedNanos = System.nanoTime();
        double visibleSeconds = Double.NaN;
        if (load.isVisible()) {
            // Not only to be sure that all of it arrives: its way into Pinot is a part of what it costs
            totalOrders(known + acknowledged);
            visibleSeconds = (System.nanoTime() - endedNanos) / 1e9;
        }
        Map<String, Double> used = cpu.read();
        used.replaceAll((name, total) -> total - before.getOrDefault(name, 0.0));
        return new Round(acknowledged, (endedNanos - startedNanos) / 1e9, ackMicros, visibleSeconds, used);
    }

    /** How many orders there are, once there are so many. */
    private long totalOrders(long atLeast) throws IOException, InterruptedException {
        try (Overview overview = new Overview(api)) {
            return overview.awaitAtLeast(atLeast);
        }
    }

    private void print(Map<Load, List<Round>> measured, CpuClock cpu) {
        String processes = String.join(" | ", cpu.processes().keySet());
        out.printf(
                "%nMedian (least–greatest) of %d turns of %d s, seed %d, %d cores, Java %s; CPU seconds per million events.%n%n",
                rounds,
                seconds,
                seed,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature());
        out.println("| way | events/s | ack p50 ms | ack p99 ms | all visible after s | CPU "
                + processes.replace("| ", "| CPU ") + " |");
        out.println("|---|---|---|---|---|" + "---|".repeat(cpu.processes().size()));
        measured.forEach((load, turns) -> out.println("| " + load.name() + " | "
                + spread(turns, Round::eventsPerSecond) + " | "
                + spread(turns, round -> round.ackMs(50)) + " | "
                + spread(turns, round -> round.ackMs(99)) + " | "
                + spread(turns, Round::visibleSeconds) + " | "
                + cpu.processes().keySet().stream()
                        .map(process -> spread(turns, round -> round.cpuSecondsPerMillion(process)))
                        .collect(Collectors.joining(" | "))
                + " |"));
    }

    private static String spread(List<Round> turns, ToDoubleFunction<Round> value) {
        return Spread.of(turns.stream().mapToDouble(value)).toString();
    }
}
