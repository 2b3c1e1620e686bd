package io.millrace.it;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.contract.EventContract;
import io.millrace.catalog.contract.ValidationResult;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Rows of the shop's customers, as the capture writes them. */
public final class Customers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final EventContract CONTRACT =
            EventContract.of(StreamCatalog.load().find(new StreamName("users")).orElseThrow());

    private Customers() {}

    /** Initialized once, by the class loader's lock. */
    private static final class Holder {
        static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
                Map.of("bootstrap.servers", SharedStack.kafkaBootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    public static void publish(String id, String email, Instant changedAt) {
        publish(row(id, changedAt).put("email", email).put("deleted", false).toString());
    }

    /** Customers whose addresses are their ids at example.com. */
    public static void publishAll(List<String> ids, Instant changedAt) {
        ids.forEach(id -> send(row(id, changedAt)
                .put("email", id + "@example.com")
                .put("deleted", false)
                .toString()));
        Holder.PRODUCER.flush();
    }

    /** As the capture tells of a row that was deleted: with what was in it last. */
    public static void delete(String id, String email, Instant changedAt) {
        publish(row(id, changedAt).put("email", email).put("deleted", true).toString());
    }

    private static ObjectNode row(String id, Instant changedAt) {
        return JSON.createObjectNode().put("id", id).put("changedAt", changedAt.toString());
    }

    /** A row by the contract of the stream, which adds what is derived. */
    public static void publish(String row) {
        send(row);
        Holder.PRODUCER.flush();
    }

    private static void send(String row) {
        byte[] bytes = row.getBytes(StandardCharsets.UTF_8);
        ValidationResult examination = CONTRACT.examine(bytes, 0, bytes.length, Instant.now());
        if (!(examination instanceof ValidationResult.Accepted accepted)) {
            throw new IllegalArgumentException(examination.toString());
        }
        accepted.event().put("_received_at", System.currentTimeMillis());
        var unused = Holder.PRODUCER.send(new ProducerRecord<>(
                "users", accepted.key(), accepted.event().toString().getBytes(StandardCharsets.UTF_8)));
    }
}
