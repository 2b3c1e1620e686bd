package io.millrace.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** Asks {@code /orders/overview} how many orders there are. */
final class Overview implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int POLL_MS = 100;

    private final JsonMapper json = JsonMapper.builder().build();
    private final String path;
    private final BareConnection connection;

    Overview(URI api) throws IOException {
        this.path = api.getRawPath() + "/orders/overview?window=PT1M";
        this.connection = new BareConnection(api);
    }

    /** The number of orders; -1 while the API refuses to answer. */
    long totalOrders() throws IOException {
        BareConnection.Answer answer = connection.get(path);
        return answer.status() == 503
                ? -1
                : json.readTree(answer.orFail(200)).path("totalOrders").asLong();
    }

    /** The number as soon as there is one. */
    long awaitTotalOrders() throws IOException, InterruptedException {
        return awaitAtLeast(0);
    }

    /**
     * Waits until there are that many orders.
     *
     * @throws IOException if there aren't after some minutes: then something acknowledged was lost or is stuck
     */
    long awaitAtLeast(long orders) throws IOException, InterruptedException {
        long endNanos = System.nanoTime() + PATIENCE.toNanos();
        long total = totalOrders();
        while (total < orders) {
            if (System.nanoTime() > endNanos) {
                throw new IOException("expected " + orders + " orders and found " + total + " after " + PATIENCE);
            }
            Thread.sleep(POLL_MS);
            total = totalOrders();
        }
        return total;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
