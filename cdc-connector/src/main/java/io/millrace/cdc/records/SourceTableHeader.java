package io.millrace.cdc.records;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The Kafka header {@code source}: the table that a stream's record comes from. Several databases may feed one stream.
 */
public final class SourceTableHeader {

    private static final String HEADER = "source";

    private SourceTableHeader() {}

    public static void put(String source, ProducerRecord<byte[], byte[]> record) {
        record.headers().add(HEADER, source.getBytes(StandardCharsets.UTF_8));
    }

    public static boolean isOf(String source, Headers headers) {
        Header header = headers.lastHeader(HEADER);
        return header != null && Arrays.equals(header.value(), source.getBytes(StandardCharsets.UTF_8));
    }
}
