package io.millrace.catalog.apply;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StalledControllerTest {

    @Test
    @Timeout(30)
    void anAnswerThatDoesNotEndIsGivenUp() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread stalling = new Thread(() -> answerInPart(server));
            stalling.setDaemon(true);
            stalling.start();
            PinotController controller = new PinotController(
                    URI.create("http://127.0.0.1:" + server.getLocalPort()),
                    PinotAccess.open(),
                    Duration.ofMillis(300));

            assertThatThrownBy(() -> controller.get("/version"))
                    .isInstanceOf(TargetException.class)
                    .hasMessageContaining("didn't answer within 300 ms");
        }
    }

    private static void answerInPart(ServerSocket server) {
        try (Socket client = server.accept()) {
            client.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().flush();
            while (client.getInputStream().read() >= 0) {
                // until the client leaves
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
