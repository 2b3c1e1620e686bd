package io.millrace.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @Test
    void theTailIsTheLastLines(@TempDir Path folder) throws IOException {
        LogFile log = new LogFile(folder.resolve("kafka.log"));
        Files.write(
                log.path(),
                IntStream.range(0, 50_000).mapToObj(i -> "line " + i).toList());

        assertThat(log.tail(2)).containsExactly("line 49998", "line 49999");
        assertThat(log.name()).isEqualTo("kafka");
    }

    @Test
    void aLogThatIsNotThereHasNoTail(@TempDir Path folder) {
        assertThat(new LogFile(folder.resolve("none.log")).tail(5)).isEqualTo(List.of());
    }
}
