package io.millrace.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthCheckTest {

    @Test
    void onlyA200IsGood() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/good", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/bad", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.start();
        int port = server.getAddress().getPort();

        assertThat(HealthCheck.http(port, "/good").isGood()).isTrue();
        assertThat(HealthCheck.http(port, "/bad").isGood()).isFalse();

        server.stop(0);
        assertThat(HealthCheck.http(port, "/good").isGood()).isFalse();
    }

    @Test
    void aBrokerIsGoodWhenItAnswersItsFirstRequest() throws IOException {
        try (ServerSocket broker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> answerApiVersions(broker));

            assertThat(HealthCheck.kafka(broker.getLocalPort()).isGood()).isTrue();
            answered.join();
        }
    }

    @Test
    void aBrokerThatHangsUpIsNotGood() throws IOException {
        try (ServerSocket broker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> hungUp = CompletableFuture.runAsync(() -> hangUp(broker));

            assertThat(HealthCheck.kafka(broker.getLocalPort()).isGood()).isFalse();
            hungUp.join();
        }
    }

    @Test
    void aFileIsGoodOnceItIsThereAndForgottenOnReset(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("ready");
        HealthCheck check = HealthCheck.file(file);
        assertThat(check.isGood()).isFalse();

        Files.createFile(file);
        assertThat(check.isGood()).isTrue();

        check.reset();
        assertThat(check.isGood()).isFalse();
    }

    @Test
    void anotherSchemeIsRefused() {
        assertThatThrownBy(() -> new HealthCheck(URI.create("ftp://somewhere")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ftp");
    }

    private static void answerApiVersions(ServerSocket broker) {
        try (Socket client = broker.accept()) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            byte[] request = new byte[in.readInt()];
            in.readFully(request);
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            out.writeInt(10);
            out.write(request, 4, 4); // the correlation id comes back
            out.write(new byte[6]);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void hangUp(ServerSocket broker) {
        try (Socket client = broker.accept()) {
            client.getInputStream().readNBytes(4);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
