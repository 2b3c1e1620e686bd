package io.millrace.api.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On Kafka's own mock of a consumer. */
class TopicFollowerTest {
    private static final TopicPartition PARTITION = new TopicPartition("geofences", 0);

    private final MockConsumer<String, byte[]> kafka = new MockConsumer<>("earliest");
    private final Map<String, String> seen = new ConcurrentSkipListMap<>();
    private final TopicFollower follower = new TopicFollower(
            "geofences",
            () -> kafka,
            (key, value) -> seen.put(key, value == null ? "deleted" : new String(value, StandardCharsets.UTF_8)));

    @AfterEach
    void close() {
        follower.close();
    }

    @Test
    void itIsWholeOnceItHasReadUpToWhereTheTopicEnded() {
        topic(2);
        send(0, "a", "1");
        follower.start();
        await().untilAsserted(() -> assertThat(seen).containsEntry("a", "1"));
        assertThat(follower.isWhole()).isFalse();

        send(1, "b", "1");

        await().until(follower::isWhole);
        assertThat(seen).containsEntry("b", "1");
    }

    @Test
    void anEmptyTopicIsWholeAtOnce() {
        topic(0);
        follower.start();

        await().until(follower::isWhole);
        assertThat(seen).isEmpty();
    }

    @Test
    void whoCatchesUpWaitsForWhatIsThereWhenHeAsks() {
        topic(0);
        follower.start();
        await().until(follower::isWhole);
        kafka.updateEndOffsets(Map.of(PARTITION, 1L));

        CompletableFuture<Void> caughtUp = follower.catchUp();

        assertThat(caughtUp).isNotDone();
        send(0, "a", "1");
        await().until(caughtUp::isDone);
        assertThat(seen).containsEntry("a", "1");
    }

    @Test
    void itWaitsForATopicThatIsNotThereYet() {
        follower.start();
        assertThat(follower.isWhole()).isFalse();

        topic(0);

        await().until(follower::isWhole);
    }

    @Test
    void whatKafkaRefusesOnceIsReadTheNextTimeAndOnce() {
        topic(1);
        kafka.setPollException(new KafkaException("not now"));
        send(0, "a", "1");

        follower.start();

        await().until(follower::isWhole);
        assertThat(seen).containsExactly(Map.entry("a", "1"));
    }

    private void topic(long end) {
        kafka.updateBeginningOffsets(Map.of(PARTITION, 0L));
        kafka.updateEndOffsets(Map.of(PARTITION, end));
        kafka.updatePartitions("geofences", List.of(new PartitionInfo("geofences", 0, null, null, null)));
    }

    private void send(long offset, String key, String value) {
        kafka.schedulePollTask(() -> kafka.addRecord(
                new ConsumerRecord<>("geofences", 0, offset, key, value.getBytes(StandardCharsets.UTF_8))));
    }
}
