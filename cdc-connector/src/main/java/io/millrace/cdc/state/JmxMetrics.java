package io.millrace.cdc.state;

import io.millrace.cdc.settings.CdcSettings;
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
 * Reads Debezium's metrics from JMX, the only place where it keeps them.
 *
 * @see <a href="https://debezium.io/documentation/reference/3.5/connectors/mariadb.html#mariadb-monitoring">Debezium:
 *     monitoring</a>
 */
@Singleton
final class JmxMetrics implements EngineMetrics {

    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    private final CdcSettings settings;

    JmxMetrics(CdcSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean connected() {
        return streaming("Connected", Boolean.class).orElse(false);
    }

    @Override
    public boolean snapshotting() {
        return snapshot("SnapshotRunning", Boolean.class).orElse(false);
    }

    @Override
    public SnapshotProgress snapshot() {
        return new SnapshotProgress(
                snapshot("TotalTableCount", Integer.class).orElse(0),
                snapshot("RemainingTableCount", Integer.class).orElse(0),
                rowsScanned());
    }

    private Map<String, Long> rowsScanned() {
        Map<String, Long> rows = new TreeMap<>();
        snapshot("RowsScanned", TabularData.class).ifPresent(scanned -> {
            for (Object entry : scanned.values()) {
                CompositeData pair = (CompositeData) entry;
                rows.put(String.valueOf(pair.get("key")), ((Number) pair.get("value")).longValue());
            }
        });
        return rows;
    }

    @Override
    public long lagMs() {
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
