package io.millrace.processor.records;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.time.Instant;

/** Writes a time as ingest does: UTC with {@code Z} and 3, 6 or 9 digits of the second. */
final class InstantWriter extends JsonSerializer<Instant> {
    @Override
    public void serialize(Instant instant, JsonGenerator json, SerializerProvider serializers) throws IOException {
        String text = instant.toString();
        json.writeString(text.contains(".") ? text : text.replace("Z", ".000Z"));
    }
}
