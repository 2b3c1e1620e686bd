package io.millrace.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of failed events, the same for every stream but for its name. */
final class FailedTemplate {

    private static final String NAME = "failedStream";
    private static final String SCHEMA = "failed/schema.json";
    private static final String TABLE = "failed/table.json";
    private static final PinotTable TEMPLATE = new PinotTable("", SCHEMA, read(SCHEMA), TABLE, read(TABLE));

    private FailedTemplate() {}

    static PinotTable of(StreamName stream) {
        String name = stream.failedStream();
        PinotTable named = TEMPLATE.filled(Map.of(NAME, name));
        return new PinotTable(name, SCHEMA, named.schema(), TABLE, named.table());
    }

    private static ObjectNode read(String file) {
        Problems problems = new Problems();
        ObjectNode object = JsonFile.object(file, text(file), problems);
        if (object == null) {
            throw new CatalogException(problems.list());
        }
        return object;
    }

    private static String text(String file) {
        try (@Nullable InputStream in = FailedTemplate.class.getResourceAsStream("/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the class path has no file " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file, e);
        }
    }
}
