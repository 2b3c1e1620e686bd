package io.millrace.it.processor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.it.SharedStack;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes records as others than the API do: rows of the shop's products, and what nobody can read. */
final class Products {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Products() {}

    static void publish(String id, String name, Instant changedAt) {
        ObjectNode product = JSON.createObjectNode()
                .put("id", id)
                .put("name", name)
                .put("category", "pizzas")
                .put("price", 160)
                .put("image", "/images/products/veg-pizza.svg")
                .put("deleted", false)
                .put("changedAt", changedAt.toString())
                .put("ts", changedAt.toEpochMilli());
        send("products", id, product.toString());
    }

    static void send(String topic, String key, String value) {
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
}
