package io.millrace.cdc;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Marks a stream's records with the table that they come from: several databases may feed one stream. */
final class Marks {

    private static final String HEADER = "source";

    private Marks() {}

    static void put(String source, ProducerRecord<byte[], byte[]> record) {
        record.headers().add(HEADER, source.getBytes(StandardCharsets.UTF_8));
    }

    static boolean isOf(String source, Headers headers) {
        Header header = headers.lastHeader(HEADER);
        return header != null && Arrays.equals(header.value(), source.getBytes(StandardCharsets.UTF_8));
    }
}
