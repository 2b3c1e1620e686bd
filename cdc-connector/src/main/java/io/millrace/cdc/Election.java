package io.millrace.cdc;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * Lets one copy lead: the one that Kafka gives the only partition of the leader's topic to. A copy that dies is
 * succeeded within the session timeout, six seconds; one that ends in order at once.
 *
 * <p>The election alone can't keep a leader that was asleep from writing after its time. Its transactional id does: its
 * successor takes that over before it reads, and from then on Kafka refuses the old leader's transactions.
 */
@Singleton
final class Election {

    private static final Duration POLL = Duration.ofMillis(200);

    private final CdcSettings settings;
    private final KafkaClients kafka;
    private final Leader leader;
    private final CaptureStatus status;
    private volatile @Nullable Consumer<byte[], byte[]> candidate;
    private volatile boolean closed;

    Election(CdcSettings settings, KafkaClients kafka, Leader leader, CaptureStatus status) {
        this.settings = settings;
        this.kafka = kafka;
        this.leader = leader;
        this.status = status;
    }

    /** Stands for election until it is closed, and leads whenever it is elected. */
    void run() {
        try (Consumer<byte[], byte[]> consumer = kafka.candidate()) {
            candidate = consumer;
            consumer.subscribe(List.of(settings.leaderTopic()), new Listener());
            while (!closed) {
                consumer.poll(POLL);
                if (!leader.leads() && !consumer.groupMetadata().memberId().isEmpty()) {
                    status.become(CaptureStatus.Phase.WAITING);
                }
            }
        } catch (WakeupException e) {
            // closed
        } finally {
            leader.stop();
        }
    }

    void close() {
        closed = true;
        Consumer<byte[], byte[]> consumer = candidate;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    private final class Listener implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (!partitions.isEmpty()) {
                leader.start();
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            if (!partitions.isEmpty()) {
                leader.stop();
            }
        }
    }
}
