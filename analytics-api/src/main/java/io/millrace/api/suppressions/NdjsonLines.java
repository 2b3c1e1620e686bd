package io.millrace.api.suppressions;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * NDJSON: a JSON object for each member, and a last one with {@code "complete"}. Without {@code "complete":true} a list
 * is incomplete.
 */
final class NdjsonLines implements Lines {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonFactory FACTORY =
            JsonFactory.builder().build().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private final MemberView view;
    private final boolean changes;

    /**
     * Creates the writer.
     *
     * @param changes whether the members are the additions of an export of changes; removals are written, too, then
     */
    NdjsonLines(MemberView view, boolean changes) {
        this.view = view;
        this.changes = changes;
    }

    @Override
    public void head(OutputStream out) {}

    @Override
    public void of(Chunk chunk, OutputStream out) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.setRootValueSeparator(null);
            for (Member member : chunk.members()) {
                json.writeStartObject();
                if (changes) {
                    json.writeStringField("change", "added");
                }
                for (Field field : view.fields()) {
                    @Nullable String value = view.value(member, field);
                    json.writeStringField(field.text(), value);
                }
                json.writeEndObject();
                json.writeRaw('\n');
            }
            for (String customer : changes ? chunk.left() : List.<String>of()) {
                json.writeStartObject();
                json.writeStringField("change", "removed");
                json.writeStringField(Field.CUSTOMER_ID.text(), customer);
                json.writeEndObject();
                json.writeRaw('\n');
            }
        }
    }

    @Override
    public void end(Map<String, Object> summary, OutputStream out) throws IOException {
        line(summary, out);
    }

    @Override
    public void broken(String reason, OutputStream out) throws IOException {
        line(Map.of("complete", false, "reason", reason), out);
    }

    private static void line(Map<String, Object> object, OutputStream out) throws IOException {
        out.write((JSON.writeValueAsString(object) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
