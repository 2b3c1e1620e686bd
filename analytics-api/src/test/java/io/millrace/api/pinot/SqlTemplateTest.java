package io.millrace.api.pinot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTemplateTest {
    @Test
    void parametersInCommentsAndQuotesAreText() {
        SqlTemplate template = SqlTemplate.parse(
                """
                -- :comment is no parameter
                SELECT ':quoted', "a:b" -- nor :this
                FROM t WHERE ts >= :from AND ts < :until AND x = ':from' LIMIT 1
                """);

        assertThat(template.parameters()).containsExactly("from", "until");
        assertThat(template.render(name -> 7L))
                .doesNotContain("comment", "nor")
                .contains("':quoted', \"a:b\"")
                .contains("ts >= 7 AND ts < 7 AND x = ':from'");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "SELECT a FROM t LIMIT 1000, 1000",
                "SELECT a FROM t limit  50 OPTION(skipUpsert=true), 50",
                "SELECT a FROM t WHERE a = ' LIMIT 5' -- LIMIT 6/LIMIT 7, 7",
                "SELECT a FROM t LIMIT 1, 2147483647",
                "SELECT a FROM t LIMIT :limit, 2147483647",
            })
    void aLimitThatIsANumberBoundsTheAnswer(String sql, int bound) {
        assertThat(SqlTemplate.parse(sql.replace('/', '\n')).bound()).isEqualTo(bound);
    }
}
