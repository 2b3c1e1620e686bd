package io.millrace.simulator.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Looks addresses up, in a closed loop of some callers, on all lists.
 *
 * @param members how many customers there are to choose from
 * @param addresses how many in one question
 */
record AddressLoad(URI api, CustomersOnList customers, long members, int addresses) {

    /** What came of it. */
    record Result(double perSecond, ConcurrentHistogram micros, double refusedPercent) {}

    Result run(int callers, Duration duration) throws Exception {
        ConcurrentHistogram micros = new ConcurrentHistogram(3);
        AtomicLong refused = new AtomicLong();
        long endNanos = System.nanoTime() + duration.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<?>> loops = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                loops.add(threads.submit(() -> {
                    ask(endNanos, micros, refused);
                    return null;
                }));
            }
            for (Future<?> loop : loops) {
                loop.get();
            }
        } finally {
            threads.shutdownNow();
        }
        long answered = micros.getTotalCount();
        return new Result(
                answered / (double) duration.toSeconds(),
                micros,
                100.0 * refused.get() / Math.max(1, refused.get() + answered));
    }

    private void ask(long endNanos, ConcurrentHistogram micros, AtomicLong refused) throws IOException {
        try (BareConnection connection = new BareConnection(api)) {
            while (System.nanoTime() < endNanos) {
                byte[] question = question();
                long askedNanos = System.nanoTime();
                BareConnection.Answer answer = connection.post(
                        "/suppressions/check",
                        "application/json",
                        UUID.randomUUID().toString(),
                        question);
                if (answer.status() == 503) {
                    refused.incrementAndGet();
                } else {
                    var unused = answer.orFail(200);
                    micros.recordValue((System.nanoTime() - askedNanos) / 1000);
                }
            }
        }
    }

    private byte[] question() {
        return ThreadLocalRandom.current()
                .longs(addresses, 0, members)
                .mapToObj(number -> '"' + customers.email(number) + '"')
                .collect(Collectors.joining(",", "{\"emails\":[", "]}"))
                .getBytes(UTF_8);
    }
}
