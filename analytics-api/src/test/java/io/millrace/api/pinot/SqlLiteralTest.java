package io.millrace.api.pinot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SqlLiteralTest {
    @Property
    void whateverTheTextIsItStaysOneLiteralAndComesBack(@ForAll String text) {
        String literal = SqlLiteral.of(text);

        String inside = literal.substring(1, literal.length() - 1);
        assertThat(literal).startsWith("'").endsWith("'");
        assertThat(inside.replace("''", "")).doesNotContain("'");
        assertThat(inside.replace("''", "'")).isEqualTo(text);
    }

    @Property
    void aValueNeverChangesTheRestOfTheStatement(@ForAll String text) {
        SqlTemplate template = SqlTemplate.parse("SELECT id FROM orders WHERE id = :id AND ts < :until LIMIT 1");

        String sql = template.render(name -> name.equals("id") ? text : (Object) 5L);

        assertThat(sql)
                .isEqualTo("SELECT id FROM orders WHERE id = '" + text.replace("'", "''") + "' AND ts < 5 LIMIT 1");
    }

    @Test
    void numbersAreWrittenWithoutExponents() {
        assertThat(SqlLiteral.of(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(SqlLiteral.of(1e-7)).isEqualTo("0.00000010");
        assertThat(SqlLiteral.of(-5L)).isEqualTo("-5");
    }

    @Test
    void aListIsItsValuesSeparatedByCommas() {
        assertThat(SqlLiteral.of(List.of("a", "b'c"))).isEqualTo("'a', 'b''c'");
    }

    @Test
    void whatHasNoLiteralIsRefused() {
        assertThatThrownBy(() -> SqlLiteral.of(Double.NaN)).hasMessage("A Double can't be an SQL literal");
        assertThatThrownBy(() -> SqlLiteral.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SqlLiteral.of(new Object())).isInstanceOf(IllegalArgumentException.class);
    }
}
