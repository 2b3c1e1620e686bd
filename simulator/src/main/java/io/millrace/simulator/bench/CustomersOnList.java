package io.millrace.simulator.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Customers who opted out of a channel: rows of {@code users} as the capture writes them, straight to Kafka, since a
 * database of ten million rows would take longer than what is to be measured; and events of {@code consents}.
 */
final class CustomersOnList implements AutoCloseable {

    private static final int BATCH = 500;
    private static final int CONNECTIONS = 4;
    private static final int BUCKETS = 1024;

    private final URI api;
    private final String run;
    private final KafkaProducer<String, byte[]> kafka;

    /** @param run what tells the customers of this run from all others */
    CustomersOnList(URI api, String bootstrapServers, String run) {
        this.api = api;
        this.run = run;
        this.kafka = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.LINGER_MS_CONFIG,
                        20),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    String email(long number) {
        return "customer." + number + "." + run + "@example.com";
    }

    private String id(long number) {
        return run + "-" + number;
    }

    /** Makes the rows of customers; returns when Kafka has them all. */
    void add(long from, long until) {
        Instant now = Instant.now();
        for (long number = from; number < until; number++) {
            String id = id(number);
            CRC32 crc = new CRC32();
            crc.update(id.getBytes(UTF_8));
            String row = String.format(
                    Locale.ROOT,
                    "{\"id\":\"%1$s\",\"email\":\"%2$s\",\"emailKey\":\"%2$s\",\"bucket\":%3$d,\"deleted\":false,"
                            + "\"changedAt\":\"%4$s\",\"ts\":%5$d,\"_received_at\":%5$d}",
                    id,
                    email(number),
                    crc.getValue() % BUCKETS,
                    now,
                    now.toEpochMilli());
            var unused = kafka.send(new ProducerRecord<>("users", id, row.getBytes(UTF_8)));
        }
        kafka.flush();
    }

    /** Lets customers opt out; returns when all is acknowledged. */
    void optOut(long until, String channel) throws Exception {
        Instant now = Instant.now();
        AtomicLong next = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<?>> posts = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                posts.add(threads.submit(() -> {
                    try (BareConnection connection = new BareConnection(api)) {
                        for (long from = next.getAndAdd(BATCH); from < until; from = next.getAndAdd(BATCH)) {
                            StringBuilder events = new StringBuilder(BATCH * 128);
                            for (long number = from; number < Math.min(from + BATCH, until); number++) {
                                events.append(optedOut(number, channel, now)).append('\n');
                            }
                            post(connection, "application/x-ndjson", events.toString());
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

    /** Lets one customer opt out; returns when it is acknowledged. */
    void optOutOne(BareConnection connection, long number, String channel) throws Exception {
        post(connection, "application/json", optedOut(number, channel, Instant.now()));
    }

    private String optedOut(long number, String channel, Instant at) {
        return String.format(
                Locale.ROOT,
                "{\"userId\":\"%s\",\"channel\":\"%s\",\"status\":\"OPTED_OUT\",\"changedAt\":\"%s\"}",
                id(number),
                channel,
                at);
    }

    private void post(BareConnection connection, String contentType, String body) throws Exception {
        var unused = connection
                .post(
                        api.getRawPath() + "/streams/consents/events",
                        contentType,
                        UUID.randomUUID().toString(),
                        body.getBytes(UTF_8))
                .orFail(202);
    }

    @Override
    public void close() {
        kafka.close();
    }
}
