package io.millrace.cdc.election;

import io.millrace.cdc.kafka.KafkaClients;
import io.millrace.cdc.settings.CdcSettings;
import io.millrace.cdc.state.CaptureStatus;
import io.millrace.cdc.state.RootCause;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one copy the leader. All copies are a consumer group on the leader's topic, which has one partition; the copy
 * that Kafka assigns it to leads. When a leader dies, another copy takes over after the session timeout of six seconds;
 * when it is shut down, at once.
 *
 * <p>A leader that was paused may go on writing after another copy has taken over. The transactional id prevents that:
 * the new leader calls {@code initTransactions} before it reads, and from then on Kafka refuses the old one's
 * transactions.
 */
@Singleton
final class Election {

    private static final Logger LOG = LoggerFactory.getLogger(Election.class);
    private static final long RETRY_MS = 1_000;
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

    /**
     * Takes part in the election until it is closed, and starts the leader whenever this copy is elected. Tries again
     * after a second when Kafka fails.
     */
    void run() throws InterruptedException {
        while (!closed) {
            try {
                stand();
            } catch (RuntimeException | Error e) {
                status.failed("Kafka can't be used: " + RootCause.message(e));
                LOG.warn("The election has failed; trying again", e);
                TimeUnit.MILLISECONDS.sleep(RETRY_MS);
            }
        }
    }

    private void stand() {
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
