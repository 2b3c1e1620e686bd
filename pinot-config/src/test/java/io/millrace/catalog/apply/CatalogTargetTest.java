package io.millrace.catalog.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamDefinition;
import io.millrace.catalog.stream.StreamName;
import io.millrace.catalog.table.PinotTable;
import io.millrace.catalog.table.Retention;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CatalogTargetTest {
    private static final CatalogTarget TARGET = CatalogTarget.of("127.0.0.1:9092", URI.create("http://127.0.0.1:9000"));

    @Test
    void aTableKeepsRowsAsLongAsItsStreamSays() {
        assertThat(kept(TARGET, stream("orders").eventTable())).contains(Duration.ofDays(400));
        assertThat(kept(TARGET, stream("orders").failedTable())).contains(Duration.ofDays(30));
        assertThat(kept(TARGET, stream("consents").eventTable())).isEmpty();
    }

    @Test
    void aRetentionOfTheTargetIsForAllTablesThatDropRows() {
        CatalogTarget sixHours = TARGET.keepingFor(Duration.ofHours(6));

        assertThat(kept(sixHours, stream("orders").eventTable())).contains(Duration.ofHours(6));
        assertThat(kept(sixHours, stream("orders").failedTable())).contains(Duration.ofHours(6));
        assertThat(kept(sixHours, stream("consents").eventTable())).isEmpty();
        assertThat(kept(TARGET, stream("orders").eventTable())).contains(Duration.ofDays(400));
    }

    @Test
    void aRetentionThatPinotHasNoUnitForIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TARGET.keepingFor(Duration.ofMinutes(90)))
                .withMessage(
                        "retention must be an ISO 8601 duration of whole hours, at least one, such as P400D or PT6H, was PT1H30M");
        assertThatIllegalArgumentException().isThrownBy(() -> TARGET.keepingFor(Duration.ZERO));
    }

    private static Optional<Duration> kept(CatalogTarget target, PinotTable table) {
        return Retention.of(target.prepared(table).table());
    }

    private static StreamDefinition stream(String name) {
        return StreamCatalog.load().find(new StreamName(name)).orElseThrow();
    }
}
