package io.millrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.millrace.catalog.stream.CompactedTopic;
import io.millrace.catalog.stream.Origin;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamName;
import io.millrace.processor.runtime.DerivedStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the catalogue and the service against each other. */
class DerivedStreamsTest {
    private static final String NO_KAFKA = "127.0.0.1:1";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void eachStreamOfTheProcessorIsWrittenByExactlyOneTopologyAndThatOneWritesNoOther() {
        List<String> written = new ArrayList<>();
        for (DerivedStream stream : derived()) {
            assertThat(topicsWrittenBy(stream))
                    .as("its name says what it writes")
                    .contains(stream.name().value());
            topicsWrittenBy(stream).stream()
                    .filter(topic -> !topic.endsWith("_failed"))
                    .filter(topic -> !stream.compactedTopics().contains(new StreamName(topic)))
                    .forEach(written::add);
        }

        assertThat(written)
                .containsExactlyInAnyOrderElementsOf(StreamCatalog.load().streams().stream()
                        .filter(stream -> stream.origin() == Origin.PROCESSOR)
                        .map(stream -> stream.name().value())
                        .toList());
    }

    @Test
    void whatATopologyReadsIsWhatTheCatalogueSaysThatItsStreamIsMadeFrom() {
        StreamCatalog catalog = StreamCatalog.load();

        assertThat(derived()).allSatisfy(stream -> assertThat(
                        catalog.find(stream.name()).orElseThrow().from())
                .containsExactlyInAnyOrderElementsOf(stream.sources()));
    }

    @Test
    void noStoreOrTopicOfATopologyHasAGeneratedNameThatAnotherVersionWouldNotFind() {
        assertThat(derived()).allSatisfy(stream -> assertThat(storesAndTopicsOf(stream))
                .isNotEmpty()
                .noneMatch(name -> name.matches(".*\\d{10}.*")));
    }

    @Test
    void whatATopologyNeedsBesideItsStreamsIsInTheCatalogueWithoutATable() {
        List<StreamName> known = StreamCatalog.load().compactedTopics().stream()
                .map(CompactedTopic::name)
                .toList();

        assertThat(derived()).allSatisfy(stream -> assertThat(known).containsAll(stream.compactedTopics()));
        assertThat(derived()).flatExtracting(DerivedStream::compactedTopics).isNotEmpty();
    }

    /** The topics of its sinks, but for those between its own parts. */
    private static List<String> topicsWrittenBy(DerivedStream stream) {
        return sinks(stream)
                .map(TopologyDescription.Sink::topic)
                .filter(topic -> !topic.endsWith("-repartition"))
                .toList();
    }

    private static List<String> storesAndTopicsOf(DerivedStream stream) {
        Stream<String> stores = nodes(stream)
                .flatMap(node -> node instanceof TopologyDescription.Processor processor
                        ? processor.stores().stream()
                        : Stream.of());
        return Stream.concat(stores, sinks(stream).map(TopologyDescription.Sink::topic))
                .toList();
    }

    private static Stream<TopologyDescription.Sink> sinks(DerivedStream stream) {
        return nodes(stream)
                .filter(TopologyDescription.Sink.class::isInstance)
                .map(TopologyDescription.Sink.class::cast);
    }

    private static Stream<TopologyDescription.Node> nodes(DerivedStream stream) {
        StreamsBuilder builder = new StreamsBuilder();
        stream.build(builder, source -> 2);
        return builder.build().describe().subtopologies().stream().flatMap(part -> part.nodes().stream());
    }

    private List<DerivedStream> derived() {
        return derived(folder);
    }

    /** Those that the service runs. */
    static List<DerivedStream> derived(Path stateFolder) {
        Map<String, Object> settings = Map.of(
                "millrace.processor.bootstrap-servers",
                NO_KAFKA,
                "millrace.processor.state-dir",
                stateFolder.toString(),
                "micronaut.health.monitor.enabled",
                false);
        try (ApplicationContext context = ApplicationContext.run(settings)) {
            return List.copyOf(context.getBeansOfType(DerivedStream.class));
        }
    }
}
