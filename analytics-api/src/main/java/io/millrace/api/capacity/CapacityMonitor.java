package io.millrace.api.capacity;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import io.millrace.api.capacity.Capacity.Item;
import io.millrace.api.pinot.ServerMetricsSource;
import io.millrace.service.CompletionCause;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the metrics of Pinot's servers regularly, and warns in the log. */
@Context
final class CapacityMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(CapacityMonitor.class);

    /** How often the log repeats a warning that lasts. */
    private static final Duration REPEATED = Duration.ofHours(1);

    private final ServerMetricsSource source;
    private final Clock clock;
    private final Map<URI, WatchedServer> servers = new LinkedHashMap<>();
    private final Map<String, Logged> logged = new HashMap<>();

    private record Logged(Capacity.State state, Instant at) {}

    private static final Logged NOTHING = new Logged(Capacity.State.UNKNOWN, Instant.EPOCH);

    CapacityMonitor(ServerMetricsSource source, Clock clock, MeterRegistry meters) {
        this.source = source;
        this.clock = clock;
        for (URI page : source.pages()) {
            WatchedServer server = new WatchedServer(page);
            servers.put(page, server);
            Gauge.builder("millrace.pinot.full.in.seconds", server, WatchedServer::fullInSeconds)
                    .description("When the heap or a disk of a Pinot server is full if it goes on like this")
                    .tag("server", server.name())
                    .register(meters);
        }
    }

    Capacity capacity() {
        return new Capacity(servers.values().stream()
                .flatMap(server -> server.items().stream())
                .toList());
    }

    @Scheduled(fixedDelay = "30s")
    void look() {
        Instant now = clock.instant();
        servers.forEach((page, server) -> {
            var unused = source.read(page).whenComplete((metrics, failure) -> {
                if (failure == null) {
                    server.read(now, metrics);
                } else {
                    server.notRead(reason(failure));
                }
                server.items().forEach(item -> log(item, now));
            });
        });
    }

    /** Only the kind, as in {@code /health}: a message can contain more than everybody should see. */
    private static String reason(Throwable failure) {
        return "its metrics can't be read ("
                + CompletionCause.of(failure).getClass().getSimpleName() + ")";
    }

    /**
     * Says a warning when it begins and when it gets worse, and its end. All else is said once an hour at most: a server
     * that is busy collecting answers only now and then.
     */
    private synchronized void log(Item item, Instant now) {
        String key = item.server() + " " + item.resource() + " " + item.mount();
        Logged last = logged.getOrDefault(key, NOTHING);
        boolean isDue = !now.isBefore(last.at().plus(REPEATED));
        if (item.state().isWarning()) {
            if (isDue || item.state().compareTo(last.state()) > 0) {
                LOG.warn("{} {}", item.message(), item.advice());
                logged.put(key, new Logged(item.state(), now));
            }
        } else if (last.state() != item.state() && (isDue || last.state().isWarning())) {
            LOG.info("{}", item.message());
            logged.put(key, new Logged(item.state(), now));
        }
    }
}
