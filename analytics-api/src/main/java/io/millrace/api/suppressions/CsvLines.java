package io.millrace.api.suppressions;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values (RFC 4180) with a header. A value that a spreadsheet would take for a formula has a {@code '}
 * before it, as <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP advises</a>.
 */
final class CsvLines implements Lines {
    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private final MemberView view;

    CsvLines(MemberView view) {
        this.view = view;
    }

    @Override
    public void head(OutputStream out) throws IOException {
        write(String.join(",", view.fields().stream().map(Field::text).toList()) + "\r\n", out);
    }

    @Override
    public void of(Chunk chunk, OutputStream out) throws IOException {
        List<Member> members = chunk.members();
        StringBuilder lines = new StringBuilder(members.size() * 120);
        for (Member member : members) {
            Iterator<Field> fields = view.fields().iterator();
            while (fields.hasNext()) {
                append(view.value(member, fields.next()), lines);
                lines.append(fields.hasNext() ? "," : "\r\n");
            }
        }
        write(lines.toString(), out);
    }

    @Override
    public void end(Map<String, Object> summary, OutputStream out) {}

    @Override
    public void broken(String reason, OutputStream out) {}

    private static void append(@Nullable String value, StringBuilder line) {
        if (value == null) {
            return;
        }
        String harmless = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        if (needsQuotes(harmless)) {
            line.append('"').append(harmless.replace("\"", "\"\"")).append('"');
        } else {
            line.append(harmless);
        }
    }

    private static boolean needsQuotes(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (",\"\r\n".indexOf(value.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static void write(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
