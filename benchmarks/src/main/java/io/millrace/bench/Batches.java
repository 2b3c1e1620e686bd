package io.millrace.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Posts many events as NDJSON, as fast as the API takes them. */
record Batches(URI api, Maker maker) {

    private static final int BATCH = 500;
    private static final int CONNECTIONS = 4;

    /** What to post; from any thread. */
    interface Maker {
        /** The lines of some events, by the stream that takes them. */
        Map<String, byte[]> lines(long from, long until);
    }

    /** Posts that many and returns when all are acknowledged. */
    void post(long count) throws Exception {
        AtomicLong next = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<?>> posts = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                posts.add(threads.submit(() -> {
                    try (BareConnection connection = new BareConnection(api)) {
                        for (long from = next.getAndAdd(BATCH); from < count; from = next.getAndAdd(BATCH)) {
                            post(connection, maker.lines(from, Math.min(from + BATCH, count)));
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> post : posts) {
                post.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void post(BareConnection connection, Map<String, byte[]> lines) throws IOException {
        for (Map.Entry<String, byte[]> stream : lines.entrySet()) {
            var unused = connection
                    .post(
                            api.getRawPath() + "/streams/" + stream.getKey() + "/events",
                            "application/x-ndjson",
                            UUID.randomUUID().toString(),
                            stream.getValue())
                    .orFail(202);
        }
    }
}
