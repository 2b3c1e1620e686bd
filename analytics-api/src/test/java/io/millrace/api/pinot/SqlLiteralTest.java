package io.millrace.api.pinot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SqlLiteralTest {
    @Property
    void whateverTheTextIsItStaysOneLiteralAndComesBack(@ForAll("texts") String text) {
        assertThat(asPinotReads(SqlLiteral.of(text))).isEqualTo(text);
    }

    @Property
    void aValueNeverChangesTheRestOfTheStatement(@ForAll("texts") String text) {
        SqlTemplate template = SqlTemplate.parse("SELECT id FROM orders WHERE id = :id AND ts < :until LIMIT 1");

        String sql = template.render(name -> name.equals("id") ? text : (Object) 5L);

        String before = "SELECT id FROM orders WHERE id = ";
        String after = " AND ts < 5 LIMIT 1";
        assertThat(sql).startsWith(before).endsWith(after);
        assertThat(asPinotReads(sql.substring(before.length(), sql.length() - after.length())))
                .isEqualTo(text);
    }

    @Property
    void noTextBeginsTheOptionsOfAStatement(@ForAll("texts") String text) {
        assertThat(SqlLiteral.of(text)).doesNotContain("(");
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> parts = Arbitraries.of(
                "'",
                "''",
                "\\",
                "(",
                ")",
                "option(",
                "OPTION (",
                "\\0028",
                "U&",
                "--",
                ";",
                "\"",
                "é",
                "\ud83d\ude00",
                "a=b");
        return Arbitraries.oneOf(
                Arbitraries.strings(), parts.list().ofMaxSize(8).map(list -> String.join("", list)));
    }

    /** Calcite makes one quote of two and reads {@code U&} escapes; Pinot then makes one quote of two again. */
    private static String asPinotReads(String literal) {
        boolean escaped = literal.startsWith("U&");
        String quoted = escaped ? literal.substring(2) : literal;
        assertThat(quoted).startsWith("'").endsWith("'").hasSizeGreaterThan(1);
        String inside = quoted.substring(1, quoted.length() - 1);
        assertThat(inside.replace("''", "")).doesNotContain("'");
        String read = inside.replace("''", "'");
        if (escaped) {
            read = Pattern.compile("\\\\(\\\\|0028)")
                    .matcher(read)
                    .replaceAll(escape -> escape.group(1).equals("0028") ? "(" : "\\\\");
        }
        return read.replace("''", "'");
    }

    @Test
    void numbersAreWrittenWithoutExponents() {
        assertThat(SqlLiteral.of(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(SqlLiteral.of(1e-7)).isEqualTo("0.00000010");
        assertThat(SqlLiteral.of(-5L)).isEqualTo("-5");
    }

    @Test
    void aListIsItsValuesSeparatedByCommas() {
        assertThat(SqlLiteral.of(List.of("a", "b'c"))).isEqualTo("'a', 'b''''c'");
    }

    @Test
    void whatHasNoLiteralIsRefused() {
        assertThatThrownBy(() -> SqlLiteral.of(Double.NaN)).hasMessage("A Double can't be an SQL literal");
        assertThatThrownBy(() -> SqlLiteral.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SqlLiteral.of(new Object())).isInstanceOf(IllegalArgumentException.class);
    }
}
