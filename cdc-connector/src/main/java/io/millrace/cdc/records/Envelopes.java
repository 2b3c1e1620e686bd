package io.millrace.cdc.records;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.source.SourceRecord;

/** Writes Debezium's envelopes as JSON, without their schema and with decimals as exact numbers. */
public final class Envelopes {

    private final JsonConverter keys = converter(true);
    private final JsonConverter values = converter(false);

    /** The record for the envelopes' topic of the table; a tombstone for a tombstone. */
    public ProducerRecord<byte[], byte[]> of(SourceRecord record) {
        return new ProducerRecord<>(
                record.topic(),
                keys.fromConnectData(record.topic(), record.keySchema(), record.key()),
                values.fromConnectData(record.topic(), record.valueSchema(), record.value()));
    }

    private static JsonConverter converter(boolean key) {
        JsonConverter converter = new JsonConverter();
        converter.configure(Map.of("schemas.enable", "false", "decimal.format", "NUMERIC"), key);
        return converter;
    }
}
