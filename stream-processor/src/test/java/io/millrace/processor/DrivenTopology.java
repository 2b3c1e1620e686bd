package io.millrace.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.catalog.contract.EventContract;
import io.millrace.catalog.contract.ValidationResult;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamDefinition;
import io.millrace.processor.records.ReadingContext;
import io.millrace.processor.runtime.DerivedStream;
import io.millrace.service.TraceParent;
import io.millrace.service.Traces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** A topology on Kafka's own test driver. What it writes is held against the contract of the stream that it writes. */
public final class DrivenTopology implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-11-20T17:20:00Z");
    public static final ReadingContext READING =
            new ReadingContext(Clock.fixed(NOW, ZoneOffset.UTC), new Traces(null), new SimpleMeterRegistry());
    public static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final TopologyTestDriver driver;
    private final StreamDefinition written;
    private final EventContract contract;
    private Duration passed = Duration.ZERO;

    public DrivenTopology(DerivedStream stream) {
        StreamsBuilder builder = new StreamsBuilder();
        stream.build(builder, source -> 2);
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, temporaryFolder().toString());
        driver = new TopologyTestDriver(builder.build(), settings, NOW);
        written = StreamCatalog.load().find(stream.name()).orElseThrow();
        contract = EventContract.of(written);
    }

    /** Of its own: the default is shared by all builds of a machine, and what one leaves there is corrupt to another. */
    private static Path temporaryFolder() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target"), "driven-topology");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One record of a topic. */
    public record Written(String key, JsonNode value, String trace) {}

    /** A record of the trace {@link #TRACE}, which has another header, too. */
    public void writeTraced(String topic, String key, JsonNode value) {
        Headers headers = new RecordHeaders()
                .add(TraceParent.HEADER, TRACE.getBytes(UTF_8))
                .add("source", "elsewhere".getBytes(UTF_8));
        driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value.toString().getBytes(UTF_8), headers, NOW.plus(passed)));
    }

    public void write(String topic, @Nullable String key, JsonNode value) {
        write(topic, key, value.toString().getBytes(UTF_8));
    }

    public void write(String topic, @Nullable String key, byte[] value) {
        driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value, NOW.plus(passed));
    }

    public void delete(String topic, String key) {
        driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, null, NOW.plus(passed)));
    }

    public void pass(Duration time) {
        passed = passed.plus(time);
        driver.advanceWallClockTime(time);
    }

    /** What it has written since this was last asked. */
    public List<Written> written() {
        List<Written> rows = written(written.name().value());
        rows.forEach(this::assertContract);
        return rows;
    }

    public List<Written> failed(String stream) {
        return written(stream + "_failed");
    }

    public int remembered(String store) {
        KeyValueStore<String, Object> entries = driver.getKeyValueStore(store);
        int count = 0;
        try (KeyValueIterator<String, Object> all = entries.all()) {
            for (; all.hasNext(); all.next()) {
                count++;
            }
        }
        return count;
    }

    /** What it has written to a topic since this was last asked. */
    public List<Written> written(String topic) {
        TestOutputTopic<String, String> output =
                driver.createOutputTopic(topic, new StringDeserializer(), new StringDeserializer());
        List<Written> records = new ArrayList<>();
        while (!output.isEmpty()) {
            TestRecord<String, String> record = output.readRecord();
            assertThat(record.headers())
                    .allSatisfy(header -> assertThat(header.key()).isEqualTo(TraceParent.HEADER));
            Header trace = record.headers().lastHeader(TraceParent.HEADER);
            records.add(new Written(
                    record.key(), json(record.value()), trace == null ? "" : new String(trace.value(), UTF_8)));
        }
        return records;
    }

    private void assertContract(Written row) {
        ObjectNode event = row.value().deepCopy();
        long ts = event.remove("ts").longValue();
        event.remove(List.of("_received_at", "_request_id"));
        byte[] bytes = event.toString().getBytes(UTF_8);
        ValidationResult examination = contract.examine(bytes, 0, bytes.length, NOW.plus(passed));
        assertThat(examination).as(row.toString()).isInstanceOf(ValidationResult.Accepted.class);
        ValidationResult.Accepted accepted = (ValidationResult.Accepted) examination;
        assertThat(accepted.event().get("ts").longValue()).isEqualTo(ts);
        assertThat(accepted.key()).isEqualTo(row.key());
        accepted.event().remove("ts");
        assertThat(accepted.event().toString()).as("as ingest would write it").isEqualTo(event.toString());
    }

    public static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    @Override
    public void close() {
        driver.close();
    }
}
