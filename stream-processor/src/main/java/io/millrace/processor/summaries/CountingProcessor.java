package io.millrace.processor.summaries;

import io.millrace.processor.records.StoreExpiry;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes changes of sums from versions of what is counted. It knows what each counts for, so a version that replaces
 * another one takes that one's part back.
 */
abstract class CountingProcessor<V, C extends Counted<S>, S extends Sums<S>>
        extends ContextualProcessor<String, V, String, S> {
    private static final Logger LOG = LoggerFactory.getLogger(CountingProcessor.class);
    private static final Duration REPORT_INTERVAL = Duration.ofMinutes(1);

    private final String storeName;
    private final Duration kept;
    private long passedOver;

    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<String, C> counted;

    @SuppressWarnings("NullAway.Init")
    private StoreExpiry<C> expiry;

    /** @param kept how long it is known what is counted, from its time on */
    CountingProcessor(String storeName, Duration kept) {
        this.storeName = storeName;
        this.kept = kept;
    }

    @Override
    public void init(ProcessorContext<String, S> context) {
        super.init(context);
        counted = context.getStateStore(storeName);
        expiry = new StoreExpiry<>(context, counted, kept, (key, known) -> known.ts());
        context.schedule(REPORT_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> reportPassedOver());
    }

    private void reportPassedOver() {
        if (passedOver > 0) {
            LOG.warn("Events not counted, since their time is more than {} ago events={}", kept, passedOver);
            passedOver = 0;
        }
    }

    final KeyValueStore<String, C> counted() {
        return counted;
    }

    final boolean isExpired(String key, C known) {
        return expiry.isExpired(key, known);
    }

    /** Doesn't count what is so old that nothing could tell later that it was counted. */
    final void passOver() {
        passedOver++;
    }

    /** Counts something, in place of what it counted for before. */
    final void count(Record<String, V> record, String key, @Nullable C before, C now) {
        if (now.equals(before)) {
            return;
        }
        counted.put(key, now);
        if (before == null) {
            change(record, now.sumsKey(), now.sums());
        } else if (before.sumsKey().equals(now.sumsKey())) {
            change(record, now.sumsKey(), now.sums().plus(before.sums().negated()));
        } else {
            change(record, before.sumsKey(), before.sums().negated());
            change(record, now.sumsKey(), now.sums());
        }
    }

    private void change(Record<String, V> record, String sumsKey, S by) {
        if (!by.areNothing()) {
            context().forward(record.withKey(sumsKey).withValue(by));
        }
    }
}
