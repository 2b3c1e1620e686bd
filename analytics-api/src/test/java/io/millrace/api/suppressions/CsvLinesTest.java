package io.millrace.api.suppressions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvLinesTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void aMemberIsALine() throws IOException {
        assertThat(lines(new Member("17", "a@b.c", "opted out", NOON, null), Field.values()))
                .isEqualTo("17,a@b.c,opted out,2026-11-20T12:00:00Z,\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "=1+2@b.c | '=1+2@b.c",
                "+a@b.c | '+a@b.c",
                "-a@b.c | '-a@b.c",
                "@sum@b.c | '@sum@b.c",
                "`\ta@b.c` | `'\ta@b.c`",
                "a,b@b.c | \"a,b@b.c\"",
                "\"a b\"@b.c | \"\"\"a b\"\"@b.c\"",
                "a=1@b.c | a=1@b.c",
            })
    void whatASpreadsheetWouldRunIsTextAndWhatWouldEndAValueIsQuoted(String email, String csv) throws IOException {
        assertThat(lines(new Member("17", email, "", NOON, null), Field.EMAIL)).isEqualTo(csv + "\r\n");
    }

    private static String lines(Member member, Field... fields) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CsvLines(new MemberView(List.of(fields), null))
                .of(new Chunk(BucketRange.NONE, List.of(member), List.of(), List.of(), 1, List.of(1)), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
