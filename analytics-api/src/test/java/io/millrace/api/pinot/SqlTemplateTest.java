package io.millrace.api.pinot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
