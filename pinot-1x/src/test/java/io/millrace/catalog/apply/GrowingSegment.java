package io.millrace.catalog.apply;

import io.millrace.catalog.table.PinotTable;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pinot.common.metadata.segment.SegmentZKMetadata;
import org.apache.pinot.common.metrics.ServerMetrics;
import org.apache.pinot.segment.local.data.manager.TableDataManager;
import org.apache.pinot.segment.local.indexsegment.mutable.MutableSegmentImpl;
import org.apache.pinot.segment.local.io.writer.impl.DirectMemoryManager;
import org.apache.pinot.segment.local.realtime.impl.RealtimeSegmentConfig;
import org.apache.pinot.segment.local.realtime.impl.RealtimeSegmentStatsHistory;
import org.apache.pinot.segment.local.segment.creator.TransformPipeline;
import org.apache.pinot.segment.local.upsert.PartitionUpsertMetadataManager;
import org.apache.pinot.segment.local.upsert.TableUpsertMetadataManager;
import org.apache.pinot.segment.local.upsert.TableUpsertMetadataManagerFactory;
import org.apache.pinot.spi.config.table.TableConfig;
import org.apache.pinot.spi.data.Schema;
import org.apache.pinot.spi.data.readers.GenericRow;
import org.apache.pinot.spi.env.PinotConfiguration;
import org.apache.pinot.spi.utils.JsonUtils;

/** A segment as a server of Pinot 1.x fills it: records are transformed, indexed, and upserted by the table's own rules. */
final class GrowingSegment implements AutoCloseable {

    private static final int CAPACITY = 1000;

    private final TransformPipeline pipeline;
    private final MutableSegmentImpl segment;

    GrowingSegment(PinotTable table, File folder) throws IOException {
        TableConfig config = JsonUtils.stringToObject(table.table().toString(), TableConfig.class);
        Schema schema = Schema.fromString(table.schema().toString());
        this.pipeline = new TransformPipeline(config, schema);
        String name = table.name() + "__0__0__20260101T0000Z";
        this.segment = new MutableSegmentImpl(
                new RealtimeSegmentConfig.Builder(config, schema)
                        .setTableNameWithType(config.getTableName())
                        .setSegmentName(name)
                        .setStreamName(table.name())
                        .setSchema(schema)
                        .setTimeColumnName("ts")
                        .setCapacity(CAPACITY)
                        .setSegmentZKMetadata(new SegmentZKMetadata(name))
                        .setMemoryManager(new DirectMemoryManager(name))
                        .setStatsHistory(statsHistory(folder))
                        .setPartitionUpsertMetadataManager(upserts(config, schema, folder))
                        .setConsumerDir(folder.getPath())
                        .build(),
                ServerMetrics.get());
    }

    private static RealtimeSegmentStatsHistory statsHistory(File folder) throws IOException {
        try {
            return RealtimeSegmentStatsHistory.deserializeFrom(new File(folder, "stats"));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("NullAway") // Pinot's own tests give no throttler either
    private static PartitionUpsertMetadataManager upserts(TableConfig config, Schema schema, File folder) {
        TableDataManager server = (TableDataManager) Proxy.newProxyInstance(
                GrowingSegment.class.getClassLoader(),
                new Class<?>[] {TableDataManager.class},
                (proxy, method, arguments) -> method.getReturnType() == File.class ? folder : null);
        TableUpsertMetadataManager upserts = TableUpsertMetadataManagerFactory.create(
                new PinotConfiguration(Map.of()), config, schema, server, null);
        return upserts.getOrCreatePartitionManager(0);
    }

    /** Indexes a row as it comes out of Kafka's JSON. */
    void index(String id, long ts, boolean deleted) throws IOException {
        GenericRow event = new GenericRow();
        event.putValue("id", id);
        event.putValue("ts", ts);
        event.putValue("deleted", deleted);
        for (GenericRow row : pipeline.processRow(event).getTransformedRows()) {
            segment.index(row, null);
        }
    }

    /** The keys of the rows that queries see, in the order of their coming. */
    List<String> queryableIds() {
        List<String> ids = new ArrayList<>();
        int[] rows = Objects.requireNonNull(segment.getQueryableDocIds(), "Pinot doesn't look at deletions")
                .getMutableRoaringBitmap()
                .toArray();
        for (int row : rows) {
            ids.add((String) segment.getValue(row, "id"));
        }
        return ids;
    }

    @Override
    public void close() {
        segment.destroy();
    }
}
