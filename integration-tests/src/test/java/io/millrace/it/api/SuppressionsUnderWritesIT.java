package io.millrace.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.it.ApiClient;
import io.millrace.it.ApiClient.Reply;
import io.millrace.it.Customers;
import io.millrace.it.Events;
import io.millrace.it.SharedApi;
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

/** Pulls while 500 events a second let customers onto a list, off it, and say again of others that they are on it. */
class SuppressionsUnderWritesIT {
    private static final int STEADY = 600;
    private static final int LEAVING = 4_000;
    private static final int RUNS = 4;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration BETWEEN_BATCHES = Duration.ofMillis(100);
    private static final int BATCH = 50;

    private final ApiClient api = SharedApi.client();
    private final String id = Events.newId();
    private final List<String> steady =
            IntStream.range(0, STEADY).mapToObj(i -> id + "-steady-" + i).toList();
    private final List<String> leaving =
            IntStream.range(0, LEAVING).mapToObj(i -> id + "-leaving-" + i).toList();
    private final AtomicInteger batches = new AtomicInteger();
    private final ScheduledExecutorService shop = Executors.newSingleThreadScheduledExecutor();

    @BeforeEach
    void customersAreOnTheList() {
        Customers.publishAll(steady, Instant.now());
        Customers.publishAll(leaving, Instant.now());
        decide(steady, "OPTED_OUT");
        decide(leaving, "OPTED_OUT");
        await().atMost(SOON).until(() -> mine(pages(10_000)).size() == STEADY + LEAVING);
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

    /** Some come, some leave, and some of those who are there say it again. */
    private void change() {
        int batch = batches.getAndIncrement();
        List<String> come = IntStream.range(0, 20)
                .mapToObj(i -> id + "-new-" + (batch * 20 + i))
                .toList();
        List<String> again = IntStream.range(0, 20)
                .mapToObj(i -> steady.get((batch * 20 + i) % STEADY))
                .toList();
        List<String> leave = IntStream.range(0, 10)
                .mapToObj(i -> leaving.get((batch * 10 + i) % LEAVING))
                .toList();
        Customers.publishAll(come, Instant.now());
        decide(come, "OPTED_OUT");
        decide(again, "OPTED_OUT");
        decide(leave, "OPTED_IN");
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
