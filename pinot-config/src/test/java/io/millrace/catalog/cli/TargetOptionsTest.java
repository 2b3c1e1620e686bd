package io.millrace.catalog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.catalog.apply.CatalogTarget;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TargetOptionsTest {

    @Test
    void segmentsAreCopiedAsOftenAsTopics() {
        assertThat(target("--replication", "3").segmentReplication()).isEqualTo(3);
    }

    @Test
    void twoPinotServersMayStandBesideThreeBrokers() {
        CatalogTarget target = target("--replication", "3", "--segment-replication", "2");

        assertThat(target.replication()).isEqualTo(3);
        assertThat(target.segmentReplication()).isEqualTo(2);
    }

    @Test
    void rowsAreKeptAsLongAsEachStreamSaysUnlessToldOtherwise() {
        assertThat(target().retention()).isEmpty();
        assertThat(target("--retention", "P2D").retention()).contains(Duration.ofDays(2));
        assertThatThrownBy(() -> target("--retention", "2d"))
                .hasMessage("Invalid value for option '--retention': must be an ISO 8601 duration of whole hours,"
                        + " at least one, such as P400D or PT6H, was 2d");
    }

    private static CatalogTarget target(String... arguments) {
        return CommandLine.populateCommand(new TargetOptions(), arguments).target();
    }
}
