package io.millrace.api.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On Kafka's own mock of a consumer. */
class CompactedTopicReaderTest {
    private static final TopicPartition PARTITION = new TopicPartition("geofences", 0);

    private final MockConsumer<String, byte[]> kafka = new MockConsumer<>("none");
    private final MockConsumer<String, byte[]> next = new MockConsumer<>("none");
    private final Iterator<MockConsumer<String, byte[]>> consumers =
            List.of(kafka, next).iterator();
    private final Map<String, String> seen = new ConcurrentSkipListMap<>();
    private volatile String topicId = "first";
    private volatile long end;
    private final CompactedTopicReader reader =
            new CompactedTopicReader("geofences", consumers::next, new State(), new CompactedTopics.Listener() {
                @Override
                public void begin() {
                    seen.clear();
                }

                @Override
                public void take(String key, byte @Nullable [] value) {
                    if (key.equals("unfit") && topicId.equals("first")) {
                        throw new DefectOfListener();
                    }
                    seen.put(key, value == null ? "deleted" : new String(value, StandardCharsets.UTF_8));
                }
            });

    private final class State implements CompactedTopicReader.TopicState {
        @Override
        public String id() {
            return topicId;
        }

        @Override
        public Map<TopicPartition, Long> ends(Set<TopicPartition> partitions) {
            return Map.of(PARTITION, end);
        }
    }

    /** Any defect of a listener. */
    private static final class DefectOfListener extends RuntimeException {}

    @AfterEach
    void close() {
        reader.close();
    }

    @Test
    void itIsWholeOnceItHasReadUpToWhereTheTopicEnded() {
        topic(2);
        send(0, "a", "1");
        reader.start();
        await().untilAsserted(() -> assertThat(seen).containsEntry("a", "1"));
        assertThat(reader.isWhole()).isFalse();

        send(1, "b", "1");

        await().until(reader::isWhole);
        assertThat(seen).containsEntry("b", "1");
    }

    @Test
    void anEmptyTopicIsWholeAtOnce() {
        topic(0);
        reader.start();

        await().until(reader::isWhole);
        assertThat(seen).isEmpty();
    }

    @Test
    void whoCatchesUpWaitsForWhatIsThereWhenHeAsks() {
        topic(0);
        reader.start();
        await().until(reader::isWhole);
        end = 1;

        CompletableFuture<Void> caughtUp = reader.catchUp();

        assertThat(caughtUp).isNotDone();
        send(0, "a", "1");
        await().until(caughtUp::isDone);
        assertThat(seen).containsEntry("a", "1");
    }

    @Test
    void itWaitsForATopicThatIsNotThereYet() {
        reader.start();
        assertThat(reader.isWhole()).isFalse();

        topic(next, 0);

        await().until(reader::isWhole);
    }

    @Test
    void whatKafkaRefusesOnceIsReadTheNextTimeAndOnce() {
        topic(1);
        kafka.setPollException(new TimeoutException("not now"));
        send(0, "a", "1");

        reader.start();

        await().until(reader::isWhole);
        assertThat(seen).containsExactly(Map.entry("a", "1"));
    }

    @Test
    void aRecordThatCannotBeReadIsNoEndAndNothingIsWholeUntilAllHasBeenReadAgain() {
        topic(1);
        send(0, "a", "1");
        reader.start();
        await().until(reader::isWhole);

        kafka.setPollException(new SerializationException("not text"));
        await().until(() -> !reader.isWhole());
        topic(next, 1);
        send(next, 0, "b", "1");

        await().until(reader::isWhole);
        assertThat(seen).containsExactly(Map.entry("b", "1"));
    }

    @Test
    void aListenerThatFailsIsToldAllAgain() {
        topic(1);
        send(0, "unfit", "1");
        CompletableFuture<Void> caughtUp = reader.catchUp();
        reader.start();
        await().untilAsserted(() -> assertThat(kafka.closed()).isTrue());
        assertThat(reader.isWhole()).isFalse();
        assertThat(caughtUp).isNotDone();

        topicId = "second";
        topic(next, 1);
        send(next, 0, "unfit", "2");

        await().until(reader::isWhole);
        assertThat(caughtUp).isDone();
        assertThat(seen).containsExactly(Map.entry("unfit", "2"));
    }

    @Test
    void aTopicThatWasMadeAgainIsReadFromItsBeginningAndWhatTheOldOneHeldIsForgotten() {
        topic(1);
        send(0, "a", "1");
        reader.start();
        await().until(reader::isWhole);

        topicId = "second";
        await().until(() -> !reader.isWhole());
        topic(next, 1);
        send(next, 0, "b", "2");

        await().until(reader::isWhole);
        assertThat(seen).containsExactly(Map.entry("b", "2"));
    }

    private void topic(long end) {
        topic(kafka, end);
    }

    private void topic(MockConsumer<String, byte[]> kafka, long end) {
        this.end = end;
        kafka.updateBeginningOffsets(Map.of(PARTITION, 0L));
        kafka.updatePartitions("geofences", List.of(new PartitionInfo("geofences", 0, null, null, null)));
    }

    private void send(long offset, String key, String value) {
        send(kafka, offset, key, value);
    }

    private static void send(MockConsumer<String, byte[]> kafka, long offset, String key, String value) {
        kafka.schedulePollTask(() -> kafka.addRecord(
                new ConsumerRecord<>("geofences", 0, offset, key, value.getBytes(StandardCharsets.UTF_8))));
    }
}
