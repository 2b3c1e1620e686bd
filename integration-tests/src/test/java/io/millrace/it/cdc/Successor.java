package io.millrace.it.cdc;

import io.millrace.it.SharedStack;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Does to Kafka what a copy does that takes over from a leader, while that leader knows nothing of it. */
final class Successor {

    private Successor() {}

    static void takeOver(String name) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", SharedStack.kafkaBootstrapServers(), "transactional.id", name),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
        }
    }
}
