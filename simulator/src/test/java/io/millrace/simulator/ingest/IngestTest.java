package io.millrace.simulator.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class IngestTest {

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final CountDownLatch stop = new CountDownLatch(1);

    @Test
    void anApiThatIsNotHealthyYetIsWaitedForAndNamed() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            server.beUnhealthy(2);

            assertThat(ingest(server.api()).awaitHealthy(stop)).isTrue();
            assertThat(log.toString(UTF_8)).isEqualTo("waiting for " + server.api() + ": /health answers 503\n");
        }
    }

    @Test
    void waitingEndsWithAStop() throws Exception {
        URI nobody;
        try (ScriptedServer server = new ScriptedServer()) {
            nobody = server.api();
        }
        stop.countDown();

        assertThat(ingest(nobody).awaitHealthy(stop)).isFalse();
        assertThat(log.toString(UTF_8)).contains("no connection yet");
    }

    private Ingest ingest(URI api) {
        return new Ingest(api, RetryPolicy.DEFAULT, new ThrottledLog(new PrintStream(log, true, UTF_8)));
    }
}
