package io.millrace.api.streams;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.api.kafka.OutgoingRecord;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.api.web.ItemError;
import io.millrace.catalog.Examination;
import io.millrace.catalog.FailedEvent;
import io.millrace.catalog.StreamName;
import io.millrace.catalog.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One request's items as they are sorted into those to store and those to keep as failed. */
final class Batch {
    private static final ObjectWriter JSON = JsonMapper.builder().build().writer();

    private final StreamName stream;
    private final String requestId;
    private final String contentType;
    private final Instant now;
    private final List<OutgoingRecord> records = new ArrayList<>();
    private final List<ItemError> errors = new ArrayList<>();
    private int accepted;
    private int refused;
    private int malformed;
    private int oversized;

    Batch(StreamName stream, String requestId, String contentType, Instant now) {
        this.stream = stream;
        this.requestId = requestId;
        this.contentType = contentType;
        this.now = now;
    }

    void accept(Examination.Accepted item) {
        ObjectNode event = item.event();
        event.put("_received_at", now.toEpochMilli());
        event.put("_request_id", requestId);
        try {
            records.add(new OutgoingRecord(stream.value(), item.key(), JSON.writeValueAsBytes(event)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree that was read can be written", e);
        }
        accepted++;
    }

    void refuse(int index, Examination.Refused item, byte[] body, Slice slice) {
        FailedEvent.Source source = new FailedEvent.Source(stream, requestId, index, contentType);
        FailedEvent failed = FailedEvent.of(source, item, body, slice.offset(), slice.length(), now);
        records.add(new OutgoingRecord(stream.failedStream(), failed.key(), failed.toJson()));
        for (Violation violation : item.violations()) {
            errors.add(new ItemError(index, violation.reason(), violation.pointer()));
        }
        refused++;
        if (item.malformed()) {
            malformed++;
        }
    }

    /** An item that is too large to be kept even as failed. */
    void drop(int index, String reason) {
        errors.add(new ItemError(index, reason, ""));
        refused++;
        oversized++;
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

    /** Those of the refused that are not JSON, and are kept as failed. */
    int malformed() {
        return malformed;
    }

    /** Those of the refused that are JSON, and are kept as failed. */
    int invalid() {
        return refused - malformed - oversized;
    }

    /**
     * What the caller is told once the records are stored.
     *
     * @throws Failure when there is no valid event among them
     */
    Receipt receipt() {
        if (accepted > 0) {
            return new Receipt(requestId, accepted, refused, errors);
        }
        if (refused == 0) {
            throw new Failure(FailureKind.NO_VALID_EVENT, "The batch must hold at least one event, was empty.");
        }
        String first = errors.get(0).reason();
        if (oversized == refused) {
            throw new Failure(FailureKind.BODY_TOO_LARGE, first, errors);
        }
        if (malformed == refused) {
            throw new Failure(FailureKind.MALFORMED_BODY, first, errors);
        }
        throw new Failure(
                FailureKind.NO_VALID_EVENT,
                "%d of %d events refused; the first: %s".formatted(refused, refused, first),
                errors);
    }
}
