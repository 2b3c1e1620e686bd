package io.millrace.catalog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.catalog.apply.CatalogTarget;
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

    private static CatalogTarget target(String... arguments) {
        return CommandLine.populateCommand(new TargetOptions(), arguments).target();
    }
}
