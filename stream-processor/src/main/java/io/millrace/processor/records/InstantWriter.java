package io.millrace.processor.records;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.time.Instant;

/** Writes a time as ingest does: UTC with {@code Z} and 3, 6 or 9 digits of the second. */
public final class InstantWriter extends JsonSerializer<Instant> {
    InstantWriter() {}

    /** A time as it is in an event, and in the Kafka key of a stream whose first key field is a time. */
    public static String text(Instant instant) {
        String text = instant.toString();
        return text.contains(".") ? text : text.replace("Z", ".000Z");
    }

    @Override
    public void serialize(Instant instant, JsonGenerator json, SerializerProvider serializers) throws IOException {
        json.writeString(text(instant));
    }
}
