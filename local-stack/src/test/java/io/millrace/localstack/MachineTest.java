package io.millrace.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.localstack.process.StackException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MachineTest {

    @Test
    void tooLittleMemoryIsToldWithBothNumbers() {
        assertThatThrownBy(() -> Machine.requireMemory(1400, 900))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("1400 MiB")
                .hasMessageContaining("900 MiB");
    }

    @Test
    void justEnoughMemoryIsEnough() {
        assertThatCode(() -> Machine.requireMemory(1400, 1400)).doesNotThrowAnyException();
    }

    @Test
    void tooLittleDiskIsToldWithTheFolder() {
        assertThatThrownBy(() -> Machine.requireDisk(Path.of("/full"), 12))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("/full")
                .hasMessageContaining("12 MiB");
    }

    @Test
    void availableMemoryIsReadInMebibytes() {
        assertThat(Machine.availableMiB(List.of("MemTotal: 8000000 kB", "MemAvailable:    2097152 kB")))
                .hasValue(2048);
    }

    @Test
    void aSystemThatTellsNoAvailableMemoryIsNotGuessedAt() {
        assertThat(Machine.availableMiB(List.of("MemTotal: 8000000 kB"))).isEmpty();
    }

    @Test
    void rolesApartNeedMoreMemoryThanTogether() {
        StackSettings together = StackSettings.in(Path.of("somewhere"));

        assertThat(Machine.neededMiB(together.withPinotRoles(PinotRoles.APART)))
                .isGreaterThan(Machine.neededMiB(together));
    }

    @Test
    void aHeapThatNothingRunsInIsRefusedWithItsName() {
        assertThatThrownBy(() -> new HeapSizes(512, 1500, 128, 512, 384, 10, 384))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("server")
                .hasMessageContaining("10");
    }
}
