package io.millrace.catalog.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuppressionSqlTest {

    @Test
    void whatAllListsHaveIsAdded() {
        assertThat(parse(
                                """
                -- Who placed a small order; LIMIT :it
                -- :price  how small
                SELECT userId AS customerId, MAX(ts) AS since
                FROM orders -- all of them
                WHERE price < :price OR status = '--''WHERE'
                GROUP BY userId, id
                """)
                        .whole())
                .isEqualTo(
                        """
                        SELECT userId AS customerId, MAX(ts) AS since
                        FROM orders
                        WHERE ts >= :from AND (ts < :until OR "_received_at" < :until) AND "_received_at" < :knownUntil
                          AND ((bucket >= :bucketFrom AND bucket < :bucketUntil) OR (bucket IN (:buckets) AND userId IN (:customers)))
                          AND (price < :price OR status = '--''WHERE')
                        GROUP BY userId, id
                        LIMIT :limit
                        OPTION(skipUpsert=true)""");
    }

    @Test
    void aListOfAllCustomersOfATableNeedsNeitherWhereNorGroupBy() {
        assertThat(parse("SELECT userId AS customerId, MAX(ts) AS since FROM orders")
                        .whole())
                .contains("FROM orders\nWHERE ts >= :from ")
                .contains("(:customers)))\nGROUP BY userId\nLIMIT :limit")
                .doesNotContain("${");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT a FROM orders WHERE b = 1 | orders",
                "select a from orders group by b, c | orders",
                "SELECT a, (SELECT b, c FROM users) FROM orders | users,orders",
                "SELECT a FROM orders o, users AS u WHERE f(o.a, u.b) | orders,users",
                "SELECT a FROM orders AS o LEFT JOIN users u ON o.a = u.b WHERE o.c IN (SELECT d FROM consents) | orders,users,consents",
                "SELECT a FROM (SELECT b, c FROM orders WHERE d IN (1, 2)) x, users | orders,users",
                "SELECT 'FROM x' FROM orders WHERE b = 'FROM y' | orders",
            })
    void everyTableThatItReadsIsFound(String sql, String tables) {
        assertThat(parse(sql).tables()).containsExactly(tables.split(",", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SELECT a",
                "FROM orders",
                "WITH x AS (SELECT 1) SELECT a FROM orders",
                "SELECT a FROM orders GROUP BY b WHERE c = 1",
                "SELECT a FROM orders WHERE b = 1 UNION SELECT a FROM users",
                "SELECT a FROM orders WHERE (b = 1",
                "SELECT a FROM orders WHERE b = 1) OR (c = 1",
            })
    void anythingElseIsRefused(String sql) {
        assertThat(SuppressionSql.parse(sql)).isEmpty();
    }

    private static SuppressionSql parse(String sql) {
        return SuppressionSql.parse(sql).orElseThrow();
    }
}
