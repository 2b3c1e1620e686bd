package io.millrace.processor.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.catalog.stream.StreamName;
import io.millrace.it.Events;
import io.millrace.it.SharedStack;
import io.millrace.it.ShopRows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A topology on a real Kafka, whose global thread dies: Kafka Streams replaces every thread but that one. */
class TopologyRunIT {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final String name = "run_" + Events.newId().substring(0, 8);
    private final AtomicBoolean broken = new AtomicBoolean();

    @Test
    void aTopologyInErrorIsBegunAgain(@TempDir Path folder) throws Exception {
        createTopics();
        TopologyRun run = new TopologyRun(
                new KeepsATopic(), new StreamsSettings(SharedStack.kafkaBootstrapServers(), folder, 1, 0));
        run.start();
        try (run) {
            await().dontCatchUncaughtExceptions().atMost(LONG).until(() -> run.state()
                    .isRunning());

            broken.set(true);
            ShopRows.send(name + "_kept", "k", "v");
            await().dontCatchUncaughtExceptions().atMost(LONG).until(() -> !run.state()
                    .isRunning());
            broken.set(false);

            await().dontCatchUncaughtExceptions().atMost(LONG).until(() -> run.state()
                    .isRunning());
            assertThat(run.state().lastFailure()).contains("broken");
            assertThat(run.failures()).isPositive();
        }
    }

    private void createTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedStack.kafkaBootstrapServers()))) {
            List<NewTopic> topics = Stream.of(name, name + "_from", name + "_from_failed", name + "_kept")
                    .map(topic -> new NewTopic(topic, 1, (short) 1))
                    .toList();
            admin.createTopics(topics).all().get();
        }
    }

    /** Copies a stream, and keeps a topic whole, whose records it can't take while it is broken. */
    private final class KeepsATopic implements DerivedStream {
        @Override
        public StreamName name() {
            return new StreamName(name);
        }

        @Override
        public List<StreamName> sources() {
            return List.of(new StreamName(name + "_from"));
        }

        @Override
        public List<StreamName> compactedTopics() {
            return List.of(new StreamName(name + "_kept"));
        }

        @Override
        public List<StreamName> copartitioned() {
            return List.of();
        }

        @Override
        public void build(StreamsBuilder builder, ToIntFunction<StreamName> partitions) {
            builder.stream(name + "_from", Consumed.with(Serdes.String(), Serdes.String()))
                    .to(name, Produced.with(Serdes.String(), Serdes.String()));
            builder.addGlobalStore(
                    Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore("kept"), Serdes.String(), Serdes.String()),
                    name + "_kept",
                    Consumed.with(Serdes.String(), Serdes.String()),
                    () -> new Processor<String, String, Void, Void>() {
                        @Override
                        public void process(Record<String, String> kept) {
                            if (broken.get()) {
                                throw new IllegalStateException("broken");
                            }
                        }
                    });
        }
    }
}
