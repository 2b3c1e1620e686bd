package io.millrace.api.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one topic from its beginning and follows it, on a thread of its own that never ends with an error. While Kafka
 * can't be reached, the records read so far stay valid. After any other failure, such as a topic that was created again
 * or a record that the listener refuses, it reads the topic from the beginning, and is incomplete until then.
 */
final class CompactedTopicReader implements CompactedTopics.Following, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(CompactedTopicReader.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration BETWEEN_TOPIC_CHECKS = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final String topic;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final TopicState state;
    private final CompactedTopics.Listener listener;
    private final Thread thread;
    private final Queue<CompletableFuture<Void>> asked = new ConcurrentLinkedQueue<>();
    private final Queue<Mark> marks = new ArrayDeque<>();
    private volatile boolean whole;
    private volatile boolean closed;

    /** A caller that waits until the topic has been read up to the end at the time of the call. */
    private record Mark(Map<TopicPartition, Long> ends, CompletableFuture<Void> reached) {
        boolean isReached(Consumer<?, ?> consumer) {
            return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        }
    }

    /**
     * What the reader asks beside the records. Not by its consumer: Kafka answers the requests of a connection one
     * after the other, and a fetch of records waits for half a second when there are none.
     */
    interface TopicState {
        /** Returns the present id of the topic; a topic that was created again has another id. */
        String id();

        /** Returns the end offsets of partitions of the topic. */
        Map<TopicPartition, Long> ends(Set<TopicPartition> partitions);
    }

    CompactedTopicReader(
            String topic,
            Supplier<Consumer<String, byte[]>> consumers,
            TopicState state,
            CompactedTopics.Listener listener) {
        this.topic = topic;
        this.consumers = consumers;
        this.state = state;
        this.listener = listener;
        this.thread = new Thread(this, "follow " + topic);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
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
                String id = begin(consumer);
                long checkedAt = System.nanoTime();
                while (!closed) {
                    follow(consumer);
                    if (System.nanoTime() - checkedAt > BETWEEN_TOPIC_CHECKS.toNanos()) {
                        checkTopic(id);
                        checkedAt = System.nanoTime();
                    }
                }
            } catch (RuntimeException e) {
                whole = false;
                LOG.warn(
                        "Following has failed, reads the topic from its beginning topic={} reason=\"{}\"",
                        topic,
                        e.toString());
                pause();
            }
        }
    }

    /** Fails while Kafka can't be reached or the topic doesn't exist. */
    private String begin(Consumer<String, byte[]> consumer) {
        String id = state.id();
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException("There is no topic " + topic);
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        listener.begin();
        while (!marks.isEmpty()) {
            asked.add(marks.remove().reached());
        }
        var unused = catchUp().thenRun(() -> {
            whole = true;
            LOG.info("The topic is read completely topic={}", topic);
        });
        return id;
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
        } catch (RetriableException e) { // the consumer knows where it was, and goes on from there
            LOG.warn("The topic can't be read now topic={} reason=\"{}\"", topic, e.toString());
            pause();
        }
    }

    /** A consumer doesn't notice a new topic of the same name if it is at least as long as the old one. */
    private void checkTopic(String id) {
        String now;
        try {
            now = state.id();
        } catch (UnknownTopicOrPartitionException e) {
            throw new IllegalStateException("The topic was deleted", e);
        } catch (RetriableException e) {
            LOG.debug("The topic's id is not available topic={} reason=\"{}\"", topic, e.toString());
            return;
        }
        if (!now.equals(id)) {
            throw new IllegalStateException("The topic was deleted and made again");
        }
    }

    /** One request for the end offsets serves all waiting callers. */
    private void mark(Consumer<String, byte[]> consumer) {
        int count = asked.size();
        Map<TopicPartition, Long> ends = state.ends(consumer.assignment());
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
