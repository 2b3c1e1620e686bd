package io.millrace.cdc;

import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/**
 * What Debezium tells of itself in JMX, its only place for it.
 *
 * @see <a href="https://debezium.io/documentation/reference/3.5/connectors/mariadb.html#mariadb-monitoring">Debezium:
 *     monitoring</a>
 */
@Singleton
final class SourceMetrics {

    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    private final CdcSettings settings;

    SourceMetrics(CdcSettings settings) {
        this.settings = settings;
    }

    /** Whether the database's log is being read. */
    boolean connected() {
        return streaming("Connected", Boolean.class).orElse(false);
    }

    /** Whether rows are read from the tables rather than from the log. */
    boolean snapshotting() {
        return snapshot("SnapshotRunning", Boolean.class).orElse(false);
    }

    int tables() {
        return snapshot("TotalTableCount", Integer.class).orElse(0);
    }

    int tablesLeft() {
        return snapshot("RemainingTableCount", Integer.class).orElse(0);
    }

    /** Rows read by the snapshot so far, by table. */
    Map<String, Long> rowsScanned() {
        Map<String, Long> rows = new TreeMap<>();
        snapshot("RowsScanned", TabularData.class).ifPresent(scanned -> {
            for (Object entry : scanned.values()) {
                CompositeData pair = (CompositeData) entry;
                rows.put(String.valueOf(pair.get("key")), ((Number) pair.get("value")).longValue());
            }
        });
        return rows;
    }

    /** How late the last change was captured after its commit; −1 when not known. */
    long lagMs() {
        return streaming("MilliSecondsBehindSource", Long.class).orElse(-1L);
    }

    private <T> Optional<T> streaming(String attribute, Class<T> type) {
        return read("streaming", attribute, type);
    }

    private <T> Optional<T> snapshot(String attribute, Class<T> type) {
        return read("snapshot", attribute, type);
    }

    private <T> Optional<T> read(String context, String attribute, Class<T> type) {
        try {
            ObjectName pattern = new ObjectName(settings.source().metricsDomain() + ":type=connector-metrics,context="
                    + context + ",server=" + settings.topicPrefix() + ",*");
            for (ObjectName name : beans.queryNames(pattern, null)) {
                return Optional.ofNullable(beans.getAttribute(name, attribute))
                        .filter(type::isInstance)
                        .map(type::cast);
            }
            return Optional.empty();
        } catch (JMException e) {
            return Optional.empty(); // Debezium is just starting or stopping
        }
    }
}
