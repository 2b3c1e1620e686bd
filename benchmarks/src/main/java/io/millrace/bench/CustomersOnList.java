package io.millrace.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
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

    private static final int BUCKETS = 1024;

    private final URI api;
    private final String run;
    private final KafkaProducer<String, byte[]> kafka;

    /** @param run a text in the ids of this run's customers, which no others have */
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
        new Batches(api, (from, behind) -> {
                    StringBuilder events = new StringBuilder();
                    for (long number = from; number < behind; number++) {
                        events.append(optedOut(number, channel, now)).append('\n');
                    }
                    return Map.of("consents", events.toString().getBytes(UTF_8));
                })
                .post(until);
    }

    /** Lets one customer opt out; returns when it is acknowledged. */
    void optOutOne(BareConnection connection, long number, String channel) throws IOException {
        var unused = connection
                .post(
                        api.getRawPath() + "/streams/consents/events",
                        "application/json",
                        UUID.randomUUID().toString(),
                        optedOut(number, channel, Instant.now()).getBytes(UTF_8))
                .orFail(202);
    }

    private String optedOut(long number, String channel, Instant at) {
        return String.format(
                Locale.ROOT,
                "{\"userId\":\"%s\",\"channel\":\"%s\",\"status\":\"OPTED_OUT\",\"changedAt\":\"%s\"}",
                id(number),
                channel,
                at);
    }

    @Override
    public void close() {
        kafka.close();
    }
}
