package io.millrace.processor.summaries;

import java.time.Duration;
import org.apache.kafka.streams.processor.api.Record;

/** Makes changes of minutes from versions of orders. */
final class OrderProcessor extends CountingProcessor<OrderVersion, Contribution, OrderSums> {

    OrderProcessor(String storeName, Duration kept) {
        super(storeName, kept);
    }

    @Override
    public void process(Record<String, OrderVersion> record) {
        String id = record.value().id();
        Contribution now = record.value().contribution();
        if (isExpired(id, now)) {
            passOver();
            return;
        }
        Contribution before = counted().get(id);
        if (now.replaces(before)) {
            count(record, id, before, now);
        }
    }
}
