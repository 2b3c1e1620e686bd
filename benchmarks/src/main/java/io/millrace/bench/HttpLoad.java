package io.millrace.bench;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Posts to ingest in a closed loop: each connection sends its next request when the last was answered.
 *
 * @param batch events in a request: one goes as JSON, more as NDJSON
 */
record HttpLoad(URI api, int connections, int batch) implements Load {

    @Override
    public String name() {
        return batch == 1
                ? "single posts, " + connections + " connections"
                : "NDJSON batches of " + batch + ", " + connections + " connections";
    }

    @Override
    public long run(EventPool events, long nanos, ConcurrentHistogram ackMicros) throws Exception {
        long endNanos = System.nanoTime() + nanos;
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Future<Long>> loops = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                loops.add(threads.submit(() -> loop(events, endNanos, ackMicros)));
            }
            long acknowledged = 0;
            for (Future<Long> loop : loops) {
                acknowledged += loop.get();
            }
            return acknowledged;
        } finally {
            threads.shutdownNow();
        }
    }

    @Override
    public boolean isVisible() {
        return true;
    }

    private long loop(EventPool events, long endNanos, ConcurrentHistogram ackMicros) throws Exception {
        String path = api.getRawPath() + "/streams/orders/events";
        String type = batch == 1 ? "application/json" : "application/x-ndjson";
        long acknowledged = 0;
        try (BareConnection connection = new BareConnection(api)) {
            while (System.nanoTime() < endNanos) {
                byte[] body = body(events);
                String requestId = UUID.randomUUID().toString();
                long sentNanos = System.nanoTime();
                var unused = connection.post(path, type, requestId, body).orFail(202);
                ackMicros.recordValue((System.nanoTime() - sentNanos) / 1000);
                acknowledged += batch;
            }
        }
        return acknowledged;
    }

    private byte[] body(EventPool events) {
        if (batch == 1) {
            return events.next();
        }
        ByteArrayOutputStream lines = new ByteArrayOutputStream(batch * 512);
        for (int i = 0; i < batch; i++) {
            lines.writeBytes(events.next());
            lines.write('\n');
        }
        return lines.toByteArray();
    }
}
