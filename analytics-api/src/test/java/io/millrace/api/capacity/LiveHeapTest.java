package io.millrace.api.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.api.pinot.ServerMetrics.Heap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveHeapTest {
    private final LiveHeap live = new LiveHeap();

    @Test
    void beforeTheFirstCollectionItIsNotKnown() {
        assertThat(used(0, 1_000L)).isNull();
    }

    @Test
    void afterACollectionItIsWhatThatFound() {
        assertThat(used(5_000_000, 1_000L)).isEqualTo(5_000_000);
    }

    @Test
    void untilTheNextCollectionTheNewKeysAreAdded() {
        used(5_000_000, 1_000L);

        assertThat(used(5_000_000, 11_000L)).isEqualTo(5_000_000 + 1_210_000);
        assertThat(used(6_000_000, 11_000L)).isEqualTo(6_000_000);
        assertThat(used(6_000_000, 10_000L)).isEqualTo(6_000_000 - 121_000);
    }

    @Test
    void itIsNoLessThanItsKeysTake() {
        assertThat(used(5_000_000, 1_000_000L)).isEqualTo(121_000_000);
    }

    @Test
    void withoutACountOfKeysItIsWhatTheLastCollectionFound() {
        used(5_000_000, null);

        assertThat(used(5_000_000, null)).isEqualTo(5_000_000);
    }

    @Test
    void beforeTheFirstKeyThereIsNoCount() {
        used(5_000_000, null);

        assertThat(used(5_000_000, 10_000L)).isEqualTo(5_000_000 + 1_210_000);
    }

    private @Nullable Long used(long collectedBytes, @Nullable Long keys) {
        return live.usedBytes(new Heap(collectedBytes, 1_000_000_000, keys));
    }
}
