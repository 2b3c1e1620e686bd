package io.millrace.it.cdc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.it.SharedStack;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes a row to its stream past the connector, as if that had written it. */
final class StreamRow {

    private StreamRow() {}

    static void write(String stream, String id, String source) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", SharedStack.kafkaBootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            ProducerRecord<String, String> row = new ProducerRecord<>(
                    stream,
                    id,
                    "{\"id\":\"" + id + "\",\"name\":\"Gone\",\"price\":1,\"deleted\":false,"
                            + "\"changedAt\":\"2024-05-17T17:20:01Z\",\"ts\":1715966401000}");
            row.headers().add("source", source.getBytes(UTF_8));
            producer.send(row).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
