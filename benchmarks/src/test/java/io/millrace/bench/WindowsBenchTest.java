package io.millrace.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class WindowsBenchTest {

    @Test
    void itBindsEachParameterOfTheSqlOfTheRows() throws IOException {
        WindowsBench bench = new WindowsBench();
        new CommandLine(bench).parseArgs("--sql", "../analytics-api/src/main/resources/sql/orders");

        for (String question : List.of("overview", "series", "popular")) {
            assertThat(bench.texts(question)).isNotEmpty().allSatisfy(text -> assertThat(
                            WindowsBench.bind(text, WindowsBench.WINDOWS.get(0), Instant.EPOCH))
                    .doesNotContainPattern(":[a-zA-Z]"));
        }
    }
}
