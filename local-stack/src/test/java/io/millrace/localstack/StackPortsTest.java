package io.millrace.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackPortsTest {

    private static final StackPorts USED_BEFORE =
            new StackPorts(1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010);

    @Test
    void aPortOutOfRangeIsRefusedWithItsValue() {
        assertThatThrownBy(() -> new StackPorts(70_000, 0, 0, 0, 0, 0, 0, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("70000");
    }

    @Test
    void onePortForTwoThingsIsRefused() {
        assertThatThrownBy(() -> new StackPorts(9092, 9092, 0, 0, 0, 0, 0, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("9092");
    }

    @Test
    void manyPortsMayBeLeftOpen() {
        assertThat(StackPorts.free().kafka()).isZero();
    }

    @Test
    void anOpenPortBecomesTheOneUsedBefore() {
        assertThat(StackPorts.free().settled(USED_BEFORE)).isEqualTo(USED_BEFORE);
    }

    @Test
    void aChosenPortBeatsTheOneUsedBefore() {
        assertThat(StackPorts.usual().settled(USED_BEFORE)).isEqualTo(StackPorts.usual());
    }

    @Test
    void withoutAPastAnOpenPortBecomesAFreeOne() {
        assertThat(StackPorts.free().settled(StackPorts.free()).kafka()).isPositive();
    }

    @Test
    void portsAreReadAsTheyWereWritten(@TempDir Path folder) {
        PortsFile file = new PortsFile(folder.resolve("ports.properties"));
        assertThat(file.read()).isEqualTo(StackPorts.free());

        file.write(USED_BEFORE);

        assertThat(file.read()).isEqualTo(USED_BEFORE);
    }
}
