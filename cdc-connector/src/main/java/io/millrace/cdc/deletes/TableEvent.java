package io.millrace.cdc.deletes;

import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Something that happens to whole tables. They are named as they are qualified in the database. */
public sealed interface TableEvent {

    /** Returns the records that {@code deletes} writes for this event. */
    List<ProducerRecord<byte[], byte[]>> recordsBy(MissedDeletes deletes);

    /**
     * A snapshot of the tables begins.
     *
     * @param anew whether the snapshot of these tables is repeated from the beginning
     */
    record Begun(Set<String> tables, boolean anew) implements TableEvent {
        @Override
        public List<ProducerRecord<byte[], byte[]>> recordsBy(MissedDeletes deletes) {
            return deletes.begun(this);
        }
    }

    /** A snapshot has read all rows of the tables. */
    record ReadWhole(Set<String> tables) implements TableEvent {
        @Override
        public List<ProducerRecord<byte[], byte[]>> recordsBy(MissedDeletes deletes) {
            return deletes.readWhole(this);
        }
    }

    /**
     * TRUNCATE deleted all rows. The log has no change of the single rows.
     *
     * @param atMs the database's time of the statement, epoch ms
     */
    record Emptied(String table, long atMs) implements TableEvent {
        @Override
        public List<ProducerRecord<byte[], byte[]>> recordsBy(MissedDeletes deletes) {
            return deletes.emptied(this);
        }
    }
}
