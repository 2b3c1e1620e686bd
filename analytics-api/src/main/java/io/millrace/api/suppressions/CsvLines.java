package io.millrace.api.suppressions;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * CSV with a header (RFC 4180). A value that a spreadsheet would take for a formula is prefixed with {@code '}, as <a
 * href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP advises</a>.
 */
final class CsvLines implements Lines {
    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private final MemberView view;

    CsvLines(MemberView view) {
        this.view = view;
    }

    @Override
    public void head(OutputStream out) throws IOException {
        write(List.of(view.fields().stream().map(Field::text).toList()), out);
    }

    @Override
    public void of(Chunk chunk, OutputStream out) throws IOException {
        write(chunk.members().stream().map(this::values).toList(), out);
    }

    @Override
    public void end(Map<String, Object> summary, OutputStream out) {}

    @Override
    public void broken(String reason, OutputStream out) {}

    private List<@Nullable String> values(Member member) {
        List<@Nullable String> values = new ArrayList<>();
        view.fields().forEach(field -> values.add(withoutFormula(view.value(member, field))));
        return values;
    }

    private static @Nullable String withoutFormula(@Nullable String value) {
        return value != null && !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }

    private static void write(List<? extends List<@Nullable String>> records, OutputStream out) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            records.forEach(csv::writeRecord);
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
