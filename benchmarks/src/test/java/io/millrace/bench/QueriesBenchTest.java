package io.millrace.bench;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class QueriesBenchTest {

    @Test
    void theSqlOfTheApiIsWhereItLooksForIt() {
        QueriesBench bench = new QueriesBench();
        new CommandLine(bench)
                .parseArgs(
                        "--until", "2026-11-20T12:00:00Z", "--sql", "../analytics-api/src/main/resources/sql/orders");

        assertThatCode(() -> bench.popularSql(Duration.ofMinutes(1))).doesNotThrowAnyException();
        assertThatCode(bench::statusesSql).doesNotThrowAnyException();
    }
}
