package io.millrace.api.kafka;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;

/** Asks Kafka for the offsets that a group committed; those within a transaction that is still open don't count. */
@Singleton
final class KafkaGroupOffsets implements GroupOffsets {
    private final AdminClient kafka;

    KafkaGroupOffsets(AdminClient kafka) {
        this.kafka = kafka;
    }

    @Override
    public CompletionStage<Map<Integer, Long>> of(String group, String topic) {
        return kafka.listConsumerGroupOffsets(group, new ListConsumerGroupOffsetsOptions().requireStable(true))
                .partitionsToOffsetAndMetadata()
                .toCompletionStage()
                .thenApply(committed -> {
                    Map<Integer, Long> offsets = new HashMap<>();
                    committed.forEach((partition, at) -> {
                        if (partition.topic().equals(topic) && at != null) {
                            offsets.put(partition.partition(), at.offset());
                        }
                    });
                    return offsets;
                });
    }
}
