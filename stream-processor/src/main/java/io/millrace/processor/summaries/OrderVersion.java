package io.millrace.processor.summaries;

import io.millrace.processor.records.Keyed;
import io.millrace.processor.records.StoredEvent;
import io.millrace.processor.records.UnreadableException;

/** A version of an order: a record of {@code orders}. */
record OrderVersion(String id, Contribution contribution) implements Keyed {

    static OrderVersion read(StoredEvent event) throws UnreadableException {
        return new OrderVersion(event.identifier("id"), Contribution.read(event));
    }

    @Override
    public String key() {
        return id;
    }
}
