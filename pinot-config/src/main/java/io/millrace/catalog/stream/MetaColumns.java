package io.millrace.catalog.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;

/** The columns that every stream has and that Millrace fills. {@code base/schema.json} declares them. */
public final class MetaColumns {

    /** The time of an event, epoch ms. */
    public static final String TS = "ts";

    /** When Millrace received the event, epoch ms. */
    public static final String RECEIVED_AT = "_received_at";

    /** The id of the request that the event came with, or its position in the database's log. */
    public static final String REQUEST_ID = "_request_id";

    /**
     * The meta columns that are written with each event. {@code _written_at} isn't among them, since Pinot fills it.
     */
    public static final Set<String> STAMPED = Set.of(TS, RECEIVED_AT, REQUEST_ID);

    private MetaColumns() {}

    /** Sets the time of receipt and the request id. The contract sets {@code ts}. */
    public static void stamp(ObjectNode event, Instant receivedAt, String requestId) {
        event.put(RECEIVED_AT, receivedAt.toEpochMilli());
        event.put(REQUEST_ID, requestId);
    }
}
