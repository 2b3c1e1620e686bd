package io.millrace.api.pinot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.api.pinot.ServerMetrics.Disk;
import io.millrace.api.pinot.ServerMetrics.Heap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerMetricsTest {
    private static final String HEAP =
            """
            # TYPE jvm_memory_pool_collection_used_bytes gauge
            jvm_memory_pool_collection_used_bytes{pool="G1 Eden Space"} 0.0
            jvm_memory_pool_collection_used_bytes{pool="G1 Old Gen"} 6.1E8
            jvm_memory_pool_collection_max_bytes{pool="G1 Eden Space"} -1.0
            jvm_memory_pool_collection_max_bytes{pool="G1 Old Gen"} 1.048576E9
            """;

    @Test
    void theHeapIsTheOldGenerationAfterItsCollection() {
        ServerMetrics metrics = ServerMetrics.read(HEAP + "process_start_time_seconds 1.7E9\n");

        assertThat(metrics.heap()).isEqualTo(new Heap(610_000_000, 1_048_576_000, null));
        assertThat(metrics.startedAtS()).isEqualTo(1.7E9);
        assertThat(metrics.disks()).isEmpty();
    }

    @Test
    void theSerialCollectorCallsItAnotherName() {
        assertThat(ServerMetrics.read(HEAP.replace("G1 Old Gen", "Tenured Gen")).heap())
                .isNotNull();
    }

    @Test
    void theKeysAreThoseOfAllTablesAndPartitions() {
        String keys =
                """
                pinot_server_upsertPrimaryKeysCount_Value{partition="0",table="orders",tableType="REALTIME",} 40.0
                pinot_server_upsertPrimaryKeysCount_Value{partition="1",table="orders",tableType="REALTIME",} 2
                """;

        assertThat(ServerMetrics.read(HEAP + keys).heap()).isEqualTo(new Heap(610_000_000, 1_048_576_000, 42L));
    }

    @Test
    void theDisksAreThoseThatCanFill() {
        ServerMetrics metrics = ServerMetrics.read(
                """
                node_filesystem_size_bytes{device="/dev/a",fstype="ext4",mountpoint="/a \\"b\\", {c}"} 1000
                node_filesystem_avail_bytes{device="/dev/a",fstype="ext4",mountpoint="/a \\"b\\", {c}"} 400 1700000000000
                node_filesystem_size_bytes{device="run",fstype="tmpfs",mountpoint="/run"} 10
                node_filesystem_avail_bytes{device="run",fstype="tmpfs",mountpoint="/run"} 0
                node_filesystem_size_bytes{device="/dev/b",fstype="ext4",mountpoint="/b"} 1000
                """);

        assertThat(metrics.disks()).containsExactly(new Disk("/a \"b\", {c}", 400, 1000));
        assertThat(metrics.heap()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>It works!</body></html>",
                "{\"jvm_memory_pool_collection_used_bytes\": 1}",
                "jvm_memory_pool_collection_used_bytes{pool=\"G1 Old Gen\"} 1",
                "jvm_memory_pool_collection_used_bytes{pool=\"G1 Old Gen\"} much\n"
                        + "jvm_memory_pool_collection_max_bytes{pool=\"G1 Old Gen\"} 2",
                "jvm_memory_pool_collection_used_bytes{pool=\"G1 Old Gen\"} NaN\n"
                        + "jvm_memory_pool_collection_max_bytes{pool=\"G1 Old Gen\"} 2",
                "jvm_memory_pool_collection_used_bytes{pool=\"G1 Old Gen\"} 1\n"
                        + "jvm_memory_pool_collection_max_bytes{pool=\"G1 Old Gen\"} -1",
                "jvm_memory_pool_collection_used_bytes{pool=\"G1 Old Gen\" 1\n"
                        + "jvm_memory_pool_collection_max_bytes pool=\"G1 Old Gen\"} 2",
                "node_filesystem_size_bytes 1000"
            })
    void aPageThatSaysNothingOfAHeapOrADiskIsRefused(String page) {
        assertThatThrownBy(() -> ServerMetrics.read(page)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLineWithoutAnEndIsPassedOver() {
        String line = "jvm_x{pool=\"" + "\\\"".repeat(500_000) + "\"} 1\n";

        assertThat(ServerMetrics.read(line + HEAP).heap()).isNotNull();
    }
}
