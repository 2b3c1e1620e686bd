package io.millrace.processor.summaries;

import io.millrace.processor.records.InstantWriter;
import io.millrace.processor.records.StoreScan;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes changes of minutes from versions of orders. It knows what each order contributes, so a version that replaces
 * another one takes the contribution of that one back.
 */
final class ContributionProcessor extends ContextualProcessor<String, OrderVersion, String, Sums> {
    private static final Logger LOG = LoggerFactory.getLogger(ContributionProcessor.class);
    private static final Duration SCAN_INTERVAL = Duration.ofMinutes(1);

    /** How much longer than Pinot may keep a row a contribution is known. */
    private static final Duration MARGIN = Duration.ofDays(2);

    private final String storeName;
    private final Duration kept;
    private long passedOver;

    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<String, Contribution> counted;

    ContributionProcessor(String storeName, Duration retention) {
        this.storeName = storeName;
        this.kept = retention.plus(MARGIN);
    }

    @Override
    public void init(ProcessorContext<String, Sums> context) {
        super.init(context);
        counted = context.getStateStore(storeName);
        StoreScan<Contribution> scan = new StoreScan<>(counted);
        // Wall-clock time, not record time: one record from the future must not make all others old
        context.schedule(SCAN_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> {
            scan.goOn((id, contribution) -> deleteIfExpired(id, contribution, now));
            reportPassedOver();
        });
    }

    private void deleteIfExpired(String id, Contribution contribution, long now) {
        if (isExpired(contribution, now)) {
            counted.delete(id);
        }
    }

    private boolean isExpired(Contribution contribution, long now) {
        return contribution.ts() < now - kept.toMillis();
    }

    private void reportPassedOver() {
        if (passedOver > 0) {
            LOG.warn("Orders not counted, since their time is more than {} ago orders={}", kept, passedOver);
            passedOver = 0;
        }
    }

    @Override
    public void process(Record<String, OrderVersion> record) {
        Contribution now = record.value().contribution();
        if (isExpired(now, context().currentSystemTimeMs())) {
            passedOver++; // nothing could tell later that it was counted
            return;
        }
        String id = record.value().id();
        Contribution before = counted.get(id);
        if (now.equals(before) || !now.replaces(before)) {
            return;
        }
        counted.put(id, now);
        if (before == null) {
            change(record, now.minute(), now.sums());
        } else if (before.minute().equals(now.minute())) {
            change(record, now.minute(), now.sums().minus(before.sums()));
        } else {
            change(record, before.minute(), Sums.NOTHING.minus(before.sums()));
            change(record, now.minute(), now.sums());
        }
    }

    private void change(Record<String, OrderVersion> record, Instant minute, Sums by) {
        if (!by.areNothing()) {
            context().forward(record.withKey(InstantWriter.text(minute)).withValue(by));
        }
    }
}
