package io.millrace.api.streams;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.api.kafka.OutgoingRecord;
import io.millrace.api.web.BrokenRule;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.catalog.contract.FailedEvent;
import io.millrace.catalog.contract.Rule;
import io.millrace.catalog.contract.ValidationResult;
import io.millrace.catalog.contract.Violation;
import io.millrace.catalog.stream.MetaColumns;
import io.millrace.catalog.stream.StreamName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the items of a request into those to store and those to keep as failed events. The number of reported errors
 * and of failed events is limited. The refused items above the limit share one failed event, which has the whole body.
 */
final class Batch {
    /** The greatest number of reported errors. Events with more errors are only counted. */
    static final int MAX_ERRORS = 1_000;

    /** The greatest number of refused items with a failed event of their own. */
    static final int MAX_KEPT_SINGLY = 1_000;

    private static final ObjectWriter JSON = JsonMapper.builder().build().writer();

    private final StreamName stream;
    private final String requestId;
    private final String contentType;
    private final Instant now;
    private final InFlightBytes.Share share;
    private final List<OutgoingRecord> records = new ArrayList<>();
    private final List<BrokenRule> errors = new ArrayList<>();
    private int moreRefused;
    private int accepted;
    private int refused;
    private int malformed;
    private int oversized;
    private @Nullable Rest rest;

    /** The refused items that share a failed event: the first one, and their number. */
    private record Rest(int index, ValidationResult.Refused first, int count) {
        Rest andOneMore() {
            return new Rest(index, first, count + 1);
        }
    }

    Batch(StreamName stream, String requestId, String contentType, Instant now, InFlightBytes.Share share) {
        this.stream = stream;
        this.requestId = requestId;
        this.contentType = contentType;
        this.now = now;
        this.share = share;
    }

    private void add(String topic, String key, byte[] value) {
        share.grow(value.length);
        records.add(new OutgoingRecord(topic, key, value));
    }

    void accept(ValidationResult.Accepted item) {
        ObjectNode event = item.event();
        MetaColumns.stamp(event, now, requestId);
        try {
            add(stream.value(), item.key(), JSON.writeValueAsBytes(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree that was read can be written", e);
        }
        accepted++;
    }

    void refuse(int index, ValidationResult.Refused item, byte[] body, Slice slice) {
        tell(index, item.violations());
        refused++;
        if (item.malformed()) {
            malformed++;
        }
        if (refused - oversized <= MAX_KEPT_SINGLY) {
            keep(index, item, body, slice);
        } else {
            rest = rest == null ? new Rest(index, item, 1) : rest.andOneMore();
        }
    }

    /** Adds an item that is too large even for a failed event. */
    void drop(int index, String reason) {
        tell(index, List.of(new Violation(Rule.MAX_BYTES, reason, "")));
        refused++;
        oversized++;
    }

    /** Ends the batch. The refused items without a failed event of their own are kept with the whole body. */
    void end(byte[] body) {
        if (rest != null) {
            String reason = "this and all further items that are refused, %d, are kept together with the whole body: "
                    .formatted(rest.count());
            List<Violation> violations = rest.first().violations().stream()
                    .map(violation -> new Violation(violation.rule(), reason + violation.reason(), violation.pointer()))
                    .toList();
            keep(
                    rest.index(),
                    new ValidationResult.Refused(rest.first().malformed(), violations),
                    body,
                    new Slice(0, body.length));
        }
    }

    private void keep(int index, ValidationResult.Refused item, byte[] body, Slice slice) {
        FailedEvent.Source source = new FailedEvent.Source(stream, requestId, index, contentType);
        FailedEvent failed = FailedEvent.of(source, item, body, slice.offset(), slice.length(), now);
        add(stream.failedStream(), failed.key(), failed.toJson());
    }

    /** Whether the reasons of further refused items are neither reported nor kept. */
    boolean needsNoReasons() {
        return rest != null && errors.size() == MAX_ERRORS;
    }

    private void tell(int index, List<Violation> violations) {
        int room = MAX_ERRORS - errors.size();
        violations.stream()
                .limit(room)
                .map(violation -> BrokenRule.ofItem(
                        index, violation.pointer(), violation.rule().slug(), violation.reason()))
                .forEach(errors::add);
        if (violations.size() > room) {
            moreRefused++;
        }
    }

    List<OutgoingRecord> records() {
        return records;
    }

    int accepted() {
        return accepted;
    }

    int refused() {
        return refused;
    }

    /** The number of refused items that are not JSON. */
    int malformed() {
        return malformed;
    }

    /** The number of refused items that are JSON. */
    int invalid() {
        return refused - malformed - oversized;
    }

    /**
     * Returns the response when the records are stored.
     *
     * @throws Failure if no event is valid
     */
    Receipt receipt() {
        if (accepted > 0) {
            return new Receipt(requestId, accepted, refused, errors, moreRefused);
        }
        if (refused == 0) {
            throw new Failure(FailureKind.NO_VALID_EVENT, "The batch must hold at least one event, was empty.");
        }
        String first = errors.get(0).reason();
        if (oversized == refused) {
            throw new Failure(FailureKind.BODY_TOO_LARGE, first, errors, moreRefused);
        }
        if (malformed == refused) {
            throw new Failure(FailureKind.MALFORMED_BODY, first, errors, moreRefused);
        }
        throw new Failure(
                FailureKind.NO_VALID_EVENT,
                "%d of %d events refused; the first: %s".formatted(refused, refused, first),
                errors,
                moreRefused);
    }
}
