package io.millrace.catalog.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamDefinition;
import io.millrace.catalog.stream.StreamName;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WantedTopicTest {

    private static final CatalogTarget TARGET = CatalogTarget.of("127.0.0.1:9092", URI.create("http://127.0.0.1:9000"));
    private static final String WEEK_MS = Long.toString(Duration.ofDays(7).toMillis());

    @Test
    void aCompactedTopicKeepsTheNewestOfEachKeyAndItsDeletionsForAWhile() {
        assertThat(WantedTopic.ofEvents(stream("products"), TARGET).settings())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("min.compaction.lag.ms", WEEK_MS)
                .containsEntry("delete.retention.ms", WEEK_MS)
                .doesNotContainKey("retention.ms");
    }

    @Test
    void anyOtherTopicForgetsByAge() {
        assertThat(WantedTopic.ofEvents(stream("orders"), TARGET).settings())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", WEEK_MS);
    }

    @Test
    void aShorterRetentionOfTheTargetIsThatOfTheRecordsToo() {
        CatalogTarget twoDays = TARGET.keepingFor(Duration.ofDays(2));
        CatalogTarget longer = TARGET.keepingFor(Duration.ofDays(800));

        String twoDaysMs = Long.toString(Duration.ofDays(2).toMillis());
        assertThat(WantedTopic.ofEvents(stream("orders"), twoDays).settings()).containsEntry("retention.ms", twoDaysMs);
        assertThat(WantedTopic.ofFailed(stream("orders"), twoDays).settings()).containsEntry("retention.ms", twoDaysMs);
        assertThat(WantedTopic.ofEvents(stream("products"), twoDays).settings()).doesNotContainKey("retention.ms");
        assertThat(WantedTopic.ofEvents(stream("orders"), longer).settings()).containsEntry("retention.ms", WEEK_MS);
    }

    @Test
    void whatACompactedStreamRefusedIsForgottenByAge() {
        assertThat(WantedTopic.ofFailed(stream("products"), TARGET).settings())
                .containsEntry("cleanup.policy", "delete")
                .containsKey("retention.ms");
    }

    @Test
    void aTopicWithoutATableKeepsTheNewestOfEachKey() {
        WantedTopic geofences =
                WantedTopic.ofCompacted(StreamCatalog.load().compactedTopics().get(0), TARGET);

        assertThat(geofences.name()).isEqualTo("geofences");
        assertThat(geofences.partitions()).isEqualTo(1);
        assertThat(geofences.settings())
                .containsEntry("cleanup.policy", "compact")
                .doesNotContainKey("retention.ms");
    }

    private static StreamDefinition stream(String name) {
        return StreamCatalog.load().find(new StreamName(name)).orElseThrow();
    }
}
