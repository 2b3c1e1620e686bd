package io.millrace.api.pinot;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.scheduling.annotation.Scheduled;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pinot.client.BrokerSelector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Chooses a broker for each query, in turn, among the healthy ones. The brokers are those of {@code
 * millrace.pinot.brokers} or, with {@code millrace.pinot.discover-brokers}, those that the controller lists as live for
 * the table, and the former if it lists none. Their health is checked regularly. A broker that can't be reached or
 * doesn't respond within 800 ms isn't chosen until it is healthy again. If none is healthy, all are tried.
 */
@Context
final class LiveBrokers implements BrokerSelector {
    private static final Logger LOG = LoggerFactory.getLogger(LiveBrokers.class);

    private final List<String> listed;
    private final boolean discovers;
    private final ControllerApi controller;
    private final HttpClient http;
    private final Set<String> away = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile Map<String, List<String>> byTable = Map.of();

    LiveBrokers(
            @Value("${millrace.pinot.brokers:`http://127.0.0.1:8099`}") List<String> listed,
            @Value("${millrace.pinot.discover-brokers:false}") boolean discovers,
            ControllerApi controller,
            @Client(id = "pinot-broker-health") HttpClient http) {
        this.listed = listed.stream().map(LiveBrokers::checked).distinct().toList();
        if (this.listed.isEmpty()) {
            throw new IllegalArgumentException("millrace.pinot.brokers: must name a broker");
        }
        this.discovers = discovers;
        this.controller = controller;
        this.http = http;
    }

    private static String checked(String broker) {
        URI url = URI.create(broker.strip());
        boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!isHttp || url.getHost() == null || url.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "millrace.pinot.brokers: must be URLs such as http://127.0.0.1:8099, with commas between and without"
                            + " an account (that is millrace.pinot.username), but one isn't");
        }
        return url.toString();
    }

    /** Returns the next broker for a table. */
    @Override
    public String selectBroker(String... tables) {
        return next(brokersOf(tables[0]));
    }

    /** Marks a broker as unreachable and returns another one; null if there is none. */
    @Nullable
    String selectAnother(String table, String unreachable) {
        leave(unreachable, "can't be connected to");
        List<String> others = brokersOf(table).stream()
                .filter(broker -> !broker.equals(unreachable))
                .toList();
        return others.isEmpty() ? null : next(others);
    }

    private String next(List<String> brokers) {
        List<String> well =
                brokers.stream().filter(broker -> !away.contains(broker)).toList();
        List<String> candidates = well.isEmpty() ? brokers : well;
        return candidates.get(Math.floorMod(turn.getAndIncrement(), candidates.size()));
    }

    private List<String> brokersOf(String table) {
        return byTable.getOrDefault(table, listed);
    }

    @Override
    public List<String> getBrokers() {
        Set<String> all = new LinkedHashSet<>(listed);
        byTable.values().forEach(all::addAll);
        return List.copyOf(all);
    }

    @Scheduled(fixedDelay = "800ms")
    void look() {
        if (discovers) {
            CompletionStage<@Nullable JsonNode> told = controller.brokers("ONLINE");
            told.whenComplete((answer, failure) -> {
                if (answer != null) {
                    byTable = byTable(answer);
                } else {
                    LOG.debug(
                            "The controller's list of brokers is not available reason=\"{}\"", String.valueOf(failure));
                }
            });
        }
        away.retainAll(getBrokers());
        getBrokers().forEach(this::ask);
    }

    /**
     * Checks the health of all brokers.
     *
     * @return the numbers of healthy and of all brokers; completed exceptionally if none is healthy
     */
    CompletableFuture<Map<String, Object>> health() {
        List<CompletableFuture<Boolean>> asked = getBrokers().stream()
                .map(broker -> ask(broker).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).thenApply(done -> {
            long well = asked.stream().filter(CompletableFuture::join).count();
            if (well == 0) {
                throw new IllegalStateException("No broker is well");
            }
            return Map.of("well", well, "of", asked.size());
        });
    }

    /** Whether a broker reports in time that it is healthy. */
    private CompletionStage<Boolean> ask(String broker) {
        HttpRequest<?> request = HttpRequest.GET(URI.create(broker).resolve("/health"));
        return Mono.from(http.exchange(request, String.class)).toFuture().handle((answer, failure) -> {
            if (failure != null && http.isRunning()) {
                leave(broker, failure.toString());
            } else if (failure == null && away.remove(broker)) {
                LOG.info("Broker is healthy again broker={}", broker);
            }
            return failure == null;
        });
    }

    private void leave(String broker, String reason) {
        if (away.add(broker)) {
            LOG.warn("Broker is not used until it is healthy broker={} reason=\"{}\"", broker, reason);
        }
    }

    private Map<String, List<String>> byTable(JsonNode answer) {
        String scheme = URI.create(listed.get(0)).getScheme();
        Map<String, List<String>> brokers = new HashMap<>();
        answer.properties().forEach(table -> {
            List<String> ofTable = new ArrayList<>();
            for (JsonNode broker : table.getValue()) {
                ofTable.add("%s://%s:%d"
                        .formatted(
                                scheme,
                                broker.path("host").asText(),
                                broker.path("port").asInt()));
            }
            if (!ofTable.isEmpty()) {
                brokers.put(table.getKey(), List.copyOf(ofTable));
            }
        });
        return Map.copyOf(brokers);
    }

    @Override
    public void close() {
        // The HTTP client is Micronaut's to close
    }
}
