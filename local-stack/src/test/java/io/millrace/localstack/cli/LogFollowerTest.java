package io.millrace.localstack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.localstack.process.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFollowerTest {

    @Test
    void onlyWhatIsAddedAndWholeIsShown(@TempDir Path folder) throws IOException {
        Path log = Files.writeString(folder.resolve("kafka.log"), "before\n");
        LogFollower follower = new LogFollower(new LogFile(log));

        Files.writeString(log, "one\ntw", StandardOpenOption.APPEND);
        assertThat(follower.newLines()).containsExactly("one");

        Files.writeString(log, "o\n", StandardOpenOption.APPEND);
        assertThat(follower.newLines()).containsExactly("two");
    }

    @Test
    void aLogThatWasStartedAnewIsReadFromItsBeginning(@TempDir Path folder) throws IOException {
        Path log = Files.writeString(folder.resolve("kafka.log"), "a long line of the last run\n");
        LogFollower follower = new LogFollower(new LogFile(log));

        Files.writeString(log, "new\n");

        assertThat(follower.newLines()).containsExactly("new");
    }
}
