package io.millrace.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.pinot.common.request.PinotQuery;
import org.apache.pinot.sql.parsers.CalciteSqlParser;
import org.apache.pinot.sql.parsers.SqlCompilationException;
import org.junit.jupiter.api.Test;

/** What Pinot 1.x's parser makes of the texts that the API writes into its statements. */
class TextLiteralTest {

    @Test
    void quotesAreMadeOneOfTwoTwice() {
        assertThat(read("'it''s'")).isEqualTo("it's");
        assertThat(read("'a''''b'")).isEqualTo("a'b");
        assertThat(read("'a''''''''b'")).isEqualTo("a''b");
    }

    @Test
    void optionsBeginInsideATextUnlessItsParenthesisIsEscaped() {
        assertThatThrownBy(() -> read("'option(a'")).isInstanceOf(SqlCompilationException.class);

        assertThat(read("U&'option\\0028a\\\\é''''''''b'")).isEqualTo("option(a\\é''b");
    }

    private static String read(String literal) {
        PinotQuery query = CalciteSqlParser.compileToPinotQuery(
                "SELECT id FROM users WHERE id = " + literal + " LIMIT 1 OPTION(skipUpsert=true)");
        assertThat(query.getQueryOptions()).isEqualTo(Map.of("skipUpsert", "true"));
        return query.getFilterExpression()
                .getFunctionCall()
                .getOperands()
                .get(1)
                .getLiteral()
                .getStringValue();
    }
}
