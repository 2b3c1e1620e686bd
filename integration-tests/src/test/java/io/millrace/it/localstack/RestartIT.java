package io.millrace.it.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.catalog.apply.CatalogClient;
import io.millrace.catalog.apply.CatalogTarget;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.localstack.LocalStack;
import io.millrace.localstack.PinotRoles;
import io.millrace.localstack.StackComponent;
import io.millrace.localstack.StackPorts;
import io.millrace.localstack.StackSettings;
import io.millrace.localstack.process.ChildProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack of its own, as it is stopped and its processes are killed. */
@Tag("local-stack")
class RestartIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final int ORDERS = 200;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private Path folder = Path.of(".");

    @Test
    @Tag("long")
    void aRestartedStackHasItsDataAtItsAddresses() throws Exception {
        StackSettings settings = StackSettings.in(folder).withPorts(StackPorts.free());
        String kafka;
        URI broker;
        try (LocalStack stack = LocalStack.in(settings).start()) {
            kafka = stack.kafkaBootstrapServers();
            broker = stack.pinotBroker();
            applyCatalogue(stack);
            writeOrders(stack);
            await().atMost(TIMEOUT).until(() -> countOrders(stack) == ORDERS);
            finishSegments(stack);
            assertThatAllIsOnLoopback(stack);
        }

        try (LocalStack stack = LocalStack.in(settings).start()) {
            assertThat(stack.kafkaBootstrapServers()).isEqualTo(kafka);
            assertThat(stack.pinotBroker()).isEqualTo(broker);
            await().atMost(TIMEOUT).until(() -> countOrders(stack) == ORDERS);
        }
    }

    @Test
    @Tag("long")
    void aRoleOnItsOwnCanBeKilledAndComesBackWithItsData() throws Exception {
        StackSettings settings =
                StackSettings.in(folder).withPorts(StackPorts.free()).withPinotRoles(PinotRoles.APART);
        try (LocalStack stack = LocalStack.in(settings).start()) {
            applyCatalogue(stack);
            writeOrders(stack);
            await().atMost(TIMEOUT).until(() -> countOrders(stack) == ORDERS);
            assertThatAllIsOnLoopback(stack);

            stack.kill(StackComponent.SERVER);

            assertThat(stack.process(StackComponent.SERVER).isAlive()).isFalse();
            assertThat(stack.processes().stream().filter(ChildProcess::isAlive)).hasSize(4);
            stack.start(StackComponent.SERVER);
            await().atMost(TIMEOUT).until(() -> countOrders(stack) == ORDERS);
        }
    }

    private static void applyCatalogue(LocalStack stack) {
        CatalogTarget target = CatalogTarget.of(stack.kafkaBootstrapServers(), stack.pinotController());
        try (CatalogClient client = CatalogClient.of(target)) {
            client.apply(client.plan(StreamCatalog.load()));
        }
    }

    private static void writeOrders(LocalStack stack) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.kafkaBootstrapServers(), "acks", "all");
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> stored = new ArrayList<>();
            for (int i = 0; i < ORDERS; i++) {
                String order = "{\"id\":\"%d\",\"ts\":%d,\"price\":1.5}".formatted(i, System.currentTimeMillis());
                stored.add(
                        producer.send(new ProducerRecord<>("orders", "" + i, order.getBytes(StandardCharsets.UTF_8))));
            }
            for (Future<RecordMetadata> record : stored) {
                record.get();
            }
        }
    }

    /** Has the server hand its consuming segments to the controller, so that only they hold what was read so far. */
    private void finishSegments(LocalStack stack) throws IOException, InterruptedException {
        send(post(stack.pinotController().resolve("/tables/orders/pauseConsumption"), ""));
        HttpRequest status = HttpRequest.newBuilder(stack.pinotController().resolve("/tables/orders/pauseStatus"))
                .build();
        await().atMost(TIMEOUT).until(() -> send(status).contains("\"consumingSegments\":[]"));
        send(post(stack.pinotController().resolve("/tables/orders/resumeConsumption"), ""));
        assertThat(folder.resolve("data/pinot/controller/orders")).isNotEmptyDirectory();
    }

    private static HttpRequest post(URI uri, String body) {
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    /** -1 while there is no answer. */
    private int countOrders(LocalStack stack) throws InterruptedException {
        String sql = "{\"sql\":\"SELECT COUNT(*) FROM orders LIMIT 1\"}";
        try {
            String answer = send(post(stack.pinotBroker().resolve("/query/sql"), sql));
            boolean good = answer.contains("\"exceptions\":[]") && answer.contains("\"rows\":[[");
            return good ? Integer.parseInt(answer.replaceFirst("(?s).*\"rows\":\\[\\[(\\d+)]].*", "$1")) : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    /** Whoever listened on all addresses would listen on this machine's other one, too. */
    private static void assertThatAllIsOnLoopback(LocalStack stack) {
        InetAddress other = otherAddress().orElse(null);
        if (other == null) {
            return; // a machine without a network can't leak to it
        }
        stack.processes().stream().flatMap(process -> process.ports().stream()).forEach(port -> assertThat(
                        canListen(other, port.number()))
                .as("the port for " + port.use() + " is free on " + other)
                .isTrue());
    }

    private static boolean canListen(InetAddress address, int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, address)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<InetAddress> otherAddress() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .findFirst();
        } catch (SocketException e) {
            return Optional.empty();
        }
    }
}
