package io.millrace.api.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one topic from its beginning on, with a thread of its own that outlives whatever becomes of Kafka. */
final class TopicFollower implements KeptTopics.Following, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final String topic;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final KeptTopics.Listener listener;
    private final Thread thread;
    private final Queue<CompletableFuture<Void>> asked = new ConcurrentLinkedQueue<>();
    private final Queue<Mark> marks = new ArrayDeque<>();
    private volatile boolean whole;
    private volatile boolean closed;

    /** Who waits until the topic has been read up to where it ended when they asked. */
    private record Mark(Map<TopicPartition, Long> ends, CompletableFuture<Void> reached) {
        boolean isReached(Consumer<?, ?> consumer) {
            return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        }
    }

    TopicFollower(String topic, Supplier<Consumer<String, byte[]>> consumers, KeptTopics.Listener listener) {
        this.topic = topic;
        this.consumers = consumers;
        this.listener = listener;
        this.thread = new Thread(this, "follow " + topic);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
        var unused = catchUp().thenRun(() -> {
            whole = true;
            LOG.info("Read whole topic={}", topic);
        });
    }

    @Override
    public boolean isWhole() {
        return whole;
    }

    @Override
    public CompletableFuture<Void> catchUp() {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        asked.add(reached);
        return reached;
    }

    @Override
    public void run() {
        while (!closed) {
            try (Consumer<String, byte[]> consumer = consumers.get()) {
                while (!closed && !begin(consumer)) {
                    pause();
                }
                while (!closed) {
                    follow(consumer);
                }
            } catch (KafkaException e) { // it can't even be made: such as a host that nobody knows
                LOG.warn("Can't be followed topic={} reason=\"{}\"", topic, e.toString());
                pause();
            }
        }
    }

    /** False as long as Kafka isn't there, or the catalogue hasn't made the topic. */
    private boolean begin(Consumer<String, byte[]> consumer) {
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return !partitions.isEmpty();
        } catch (KafkaException e) {
            LOG.warn("Waiting for topic={} reason=\"{}\"", topic, e.toString());
            return false;
        }
    }

    private void follow(Consumer<String, byte[]> consumer) {
        try {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                if (record.key() != null) {
                    listener.take(record.key(), record.value());
                }
            }
            if (!asked.isEmpty()) {
                mark(consumer);
            }
            while (!marks.isEmpty() && marks.element().isReached(consumer)) {
                marks.remove().reached().complete(null);
            }
        } catch (KafkaException e) { // the consumer knows where it was, and goes on from there
            LOG.warn("Not read for now topic={} reason=\"{}\"", topic, e.toString());
            pause();
        }
    }

    /** One look at the ends serves all who asked before it. */
    private void mark(Consumer<String, byte[]> consumer) {
        int count = asked.size();
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        for (int i = 0; i < count; i++) {
            marks.add(new Mark(ends, asked.remove()));
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
