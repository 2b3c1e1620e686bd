package io.millrace.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.it.ApiClient;
import io.millrace.it.ApiClient.Reply;
import io.millrace.it.Customers;
import io.millrace.it.Events;
import io.millrace.it.SharedApi;
import io.millrace.it.SharedStack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Pulls while 500 events a second let customers onto a list, off it, and say again of others that they are on it. */
@ResourceLock(SharedStack.SUPPRESSIONS)
class SuppressionsUnderWritesIT {
    private static final int STEADY = 600;
    private static final int MOVING = 2_000;
    private static final int RUNS = Integer.getInteger("millrace.it.runs", 1);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration BETWEEN_BATCHES = Duration.ofMillis(100);
    private static final int BATCH = 50;

    private final ApiClient api = SharedApi.client();
    private final String id = Events.newId();
    private final List<String> steady =
            IntStream.range(0, STEADY).mapToObj(i -> id + "-steady-" + i).toList();
    private final List<String> moving =
            IntStream.range(0, MOVING).mapToObj(i -> id + "-moving-" + i).toList();
    private final AtomicInteger batches = new AtomicInteger();
    private final ScheduledExecutorService shop = Executors.newSingleThreadScheduledExecutor();

    @BeforeEach
    void customersAreOnTheList() {
        Customers.publishAll(steady, Instant.now());
        Customers.publishAll(moving, Instant.now());
        decide(steady, "OPTED_OUT");
        decide(moving, "OPTED_OUT");
        await().atMost(SOON).until(() -> mine(pages(10_000)).size() == STEADY + MOVING);
        var unused = shop.scheduleAtFixedRate(this::change, 0, BETWEEN_BATCHES.toMillis(), TimeUnit.MILLISECONDS);
    }

    @AfterEach
    void noMoreChanges() throws InterruptedException {
        shop.shutdownNow();
        assertThat(shop.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoIsOnTheListThroughoutIsInEachPagingRunAndEachStreamExactlyOnce() throws InterruptedException {
        Instant begun = Instant.now();
        for (int run = 0; run < RUNS; run++) {
            assertWhole(pages(97));
            assertWhole(streamed("ndjson"));
            assertWhole(streamed("csv"));
        }
        double rate = BATCH
                * batches.get()
                * 1e3
                / Duration.between(begun, Instant.now()).toMillis();
        System.out.printf("SuppressionsUnderWritesIT: %d events, %.0f a second%n", BATCH * batches.get(), rate);
        assertThat(rate).as("events a second while it was pulled").isGreaterThan(350);
    }

    private void assertWhole(List<String> members) {
        assertThat(members).doesNotHaveDuplicates();
        assertThat(members.stream().filter(steady::contains)).hasSize(STEADY);
    }

    /**
     * Some come back, some are new, some leave, and some of those who are there say it again. The list stays as long as
     * it is, however long the test takes.
     */
    private void change() {
        int batch = batches.getAndIncrement();
        List<String> fresh = List.of(id + "-new-" + 2 * batch, id + "-new-" + (2 * batch + 1));
        Customers.publishAll(fresh, Instant.now());
        decide(fresh, "OPTED_OUT");
        decide(some(steady, 16, 16 * batch), "OPTED_OUT");
        decide(some(moving, 16, 16 * batch + MOVING / 2), "OPTED_OUT");
        decide(some(moving, 16, 16 * batch), "OPTED_IN");
    }

    private static List<String> some(List<String> customers, int count, int from) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> customers.get(i % customers.size()))
                .toList();
    }

    private void decide(List<String> customers, String status) {
        String events = customers.stream()
                .map(customer -> "{\"userId\":\"%s\",\"channel\":\"SMS\",\"status\":\"%s\",\"changedAt\":\"%s\"}"
                        .formatted(customer, status, Instant.now()))
                .collect(Collectors.joining("\n"));
        assertThat(api.post("consents", events, "Content-Type", "application/x-ndjson")
                        .status())
                .isEqualTo(202);
    }

    private List<String> pages(int limit) {
        List<String> members = new ArrayList<>();
        String after = "";
        do {
            Reply page = whole("/suppressions/opted_out?channel=SMS&limit=" + limit + after);
            members.addAll(page.body().get("items").findValuesAsText("customerId"));
            JsonNode next = page.body().get("next");
            after = next.isNull() ? "" : "&after=" + next.asText();
        } while (!after.isEmpty());
        return members;
    }

    private List<String> streamed(String format) {
        String body = whole("/suppressions/opted_out?channel=SMS&fields=customerId&format=" + format)
                .raw()
                .body();
        if (format.equals("ndjson")) {
            assertThat(body.substring(body.lastIndexOf('\n', body.length() - 2)))
                    .contains("\"complete\":true");
        }
        return body.lines()
                .map(line -> line.replaceAll("\\{\"customerId\":\"(.*)\"}", "$1"))
                .toList();
    }

    private List<String> mine(List<String> members) {
        return members.stream().filter(member -> member.startsWith(id)).toList();
    }

    /** Comes back where it is told to, as a tool does. */
    private Reply whole(String path) {
        Reply reply = await().atMost(SOON).until(() -> api.get(path), answer -> answer.status() != 503);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        return reply;
    }
}
