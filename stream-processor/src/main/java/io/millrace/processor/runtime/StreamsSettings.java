package io.millrace.processor.runtime;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.millrace.catalog.stream.StreamDefinition;
import io.millrace.service.SettingsCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.UsePartitionTimeOnInvalidTimestamp;

/**
 * The settings of the topologies.
 *
 * @param bootstrapServers Kafka's brokers
 * @param stateDir the folder of the state on disk; lost state is read again from Kafka
 * @param threads the number of threads of each topology
 * @param standbyReplicas the number of warm copies of each state in other instances
 */
@ConfigurationProperties("millrace.processor")
record StreamsSettings(String bootstrapServers, Path stateDir, int threads, int standbyReplicas) {

    /** Large enough for a failed event with its whole payload. */
    private static final int MAX_RECORD_BYTES = 24 << 20;

    private static final int LINGER_MS = 5;

    /** After this time an instance that was killed leaves its group, and others take over its partitions. */
    private static final int SESSION_TIMEOUT_MS = 10_000;

    private static final int HEARTBEAT_INTERVAL_MS = 2_000;

    StreamsSettings {
        SettingsCheck check = new SettingsCheck("millrace.processor");
        check.notBlank("bootstrap-servers", bootstrapServers);
        check.within("threads", threads, 1, 64);
        check.within("standby-replicas", standbyReplicas, 0, 4);
        check.require(canBeWritten(stateDir), "state-dir", "must be a folder that can be written", stateDir);
    }

    /** Kafka Streams would notice this only when Kafka is available, and then wait for ever. */
    private static boolean canBeWritten(Path folder) {
        try {
            return Files.isWritable(Files.createDirectories(folder.toAbsolutePath()));
        } catch (IOException e) {
            return false;
        }
    }

    /** The properties of the Kafka Streams application of one topology. */
    Properties of(DerivedStream stream) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, StreamDefinition.processorGroup(stream.name()));
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toAbsolutePath().toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, stream.commitInterval().toMillis());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbyReplicas);
        // The default extractor ends the topology at a record without a timestamp
        settings.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, UsePartitionTimeOnInvalidTimestamp.class);
        settings.put(producer(ProducerConfig.LINGER_MS_CONFIG), LINGER_MS);
        settings.put(producer(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        settings.put(producer(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), MAX_RECORD_BYTES);
        settings.put(consumer(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT_MS);
        settings.put(consumer(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_INTERVAL_MS);
        return settings;
    }

    private static String producer(String name) {
        return StreamsConfig.producerPrefix(name);
    }

    private static String consumer(String name) {
        return StreamsConfig.mainConsumerPrefix(name);
    }
}
