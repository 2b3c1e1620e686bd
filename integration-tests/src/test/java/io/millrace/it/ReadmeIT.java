package io.millrace.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the calls that the README shows, as a newcomer would. */
class ReadmeIT {
    private static final Pattern CALL = Pattern.compile("(?ms)^curl .*?(?=\\n\\s*\\n|\\ncurl|\\n```)");

    static List<String> calls() throws IOException {
        String readme = Files.readString(Path.of(System.getProperty("millrace.root"), "README.md"));
        return CALL.matcher(readme).results().map(MatchResult::group).toList();
    }

    /** Who tries this has had all of it running for a while. */
    @BeforeAll
    static void listsAreKnownToBeWhole() {
        await().atMost(Duration.ofMinutes(1))
                .until(() ->
                        SharedApi.client().get("/suppressions/winback?limit=1").status() == 200);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void everyCallIsAnswered(String call) {
        String there = call.replace("http://127.0.0.1:8080", SharedApi.address().toString());

        // What was posted by the call before may take a moment
        await().untilAsserted(() -> assertThat(answer(there)).startsWith("HTTP/1.1 20"));
    }

    private static String answer(String call) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", call)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        return answer;
    }

    /** The newest three of a shop that is busy are others. */
    @Test
    void theOrderThatIsPostedIsAskedFor() throws IOException {
        assertThat(calls()).anySatisfy(call -> assertThat(call).contains("\"id\": \"A-1\""));
        assertThat(calls()).anySatisfy(call -> assertThat(call).contains("/orders/A-1'"));
    }

    @Test
    void theReadmeShowsCalls() throws IOException {
        assertThat(calls()).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void everyDocumentItLinksIsThere() throws IOException {
        Path root = Path.of(System.getProperty("millrace.root"));
        Stream<String> links = Pattern.compile("]\\(([^):]+)\\)")
                .matcher(Files.readString(root.resolve("README.md")))
                .results()
                .map(link -> link.group(1));

        assertThat(links).allSatisfy(link -> assertThat(root.resolve(link)).exists());
    }
}
