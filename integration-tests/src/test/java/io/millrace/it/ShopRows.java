package io.millrace.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes records as others than the API do: rows of the shop's database as captured, and what nobody can read. */
public final class ShopRows {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ShopRows() {}

    /** A product of the category "pizzas". */
    public static void product(String id, String name, Instant changedAt) {
        product(id, name, "pizzas", changedAt);
    }

    public static void product(String id, String name, String category, Instant changedAt) {
        row("products", product(id, name, category, changedAt, false));
    }

    public static void deleteProduct(String id, String lastName, String category, Instant changedAt) {
        row("products", product(id, lastName, category, changedAt, true));
    }

    public static void user(String id, String firstName, Instant changedAt) {
        row("users", user(id, firstName, changedAt, false));
    }

    public static void deleteUser(String id, String firstName, Instant changedAt) {
        row("users", user(id, firstName, changedAt, true));
    }

    /** A row as the stream's contract has it; its {@code ts} is its {@code changedAt}. */
    public static void row(String stream, String json) {
        try {
            row(stream, (ObjectNode) JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static void send(String topic, String key, String value) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", SharedStack.kafkaBootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value.getBytes(StandardCharsets.UTF_8)))
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void row(String stream, ObjectNode row) {
        JsonNode changedAt = row.get("changedAt");
        row.put("ts", Instant.parse(changedAt.asText()).toEpochMilli());
        send(stream, row.get("id").asText(), row.toString());
    }

    private static ObjectNode product(String id, String name, String category, Instant changedAt, boolean deleted) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("name", name)
                .put("category", category)
                .put("price", 160)
                .put("image", "/images/products/veg-pizza.svg")
                .put("deleted", deleted)
                .put("changedAt", changedAt.toString());
    }

    private static ObjectNode user(String id, String firstName, Instant changedAt, boolean deleted) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("firstName", firstName)
                .put("lastName", "Rao")
                .put("email", "asha.rao@example.com")
                .put("residence", "12, Temple Road")
                .put("deleted", deleted)
                .put("changedAt", changedAt.toString());
    }
}
