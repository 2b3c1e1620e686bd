package io.millrace.simulator.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/** An HTTP server that answers posts by a script, one step each, and with 202 when the script is through. */
public final class ScriptedServer implements AutoCloseable {

    /** How one request is answered. */
    public interface Step {
        void answer(HttpExchange exchange, CountDownLatch closed) throws IOException, InterruptedException;
    }

    /** A request as it came, unpacked. */
    public record Request(String path, String type, boolean gzip, String id, List<String> lines) {}

    private final Queue<Step> script = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger unhealthyAnswers = new AtomicInteger();
    private final HttpServer server;

    public ScriptedServer(Step... script) {
        this.script.addAll(List.of(script));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.createContext(
                "/health", exchange -> reply(exchange, unhealthyAnswers.getAndDecrement() > 0 ? 503 : 200, "{}"));
        server.setExecutor(threads);
        server.start();
    }

    public URI api() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Says 503 to that many questions for its health. */
    public void beUnhealthy(int answers) {
        unhealthyAnswers.set(answers);
    }

    /** All requests so far, in the order in which they came. */
    public List<Request> requests() {
        return requests;
    }

    /** All lines posted to a stream so far. */
    public List<String> events(String stream) {
        return requests.stream()
                .filter(request -> request.path().equals("/streams/" + stream + "/events"))
                .flatMap(request -> request.lines().stream())
                .toList();
    }

    public static Step answer(int status, String body) {
        return (exchange, closed) -> reply(exchange, status, body);
    }

    public static Step answer(int status, Map<String, String> headers, String body) {
        return (exchange, closed) -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            reply(exchange, status, body);
        };
    }

    /** Reads the request and says nothing. */
    public static Step silence() {
        return (exchange, closed) -> closed.await();
    }

    /** Sends headers and a part of the body, and then nothing. */
    public static Step halfAnAnswer() {
        return (exchange, closed) -> {
            exchange.sendResponseHeaders(202, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            closed.await();
        };
    }

    /** Closes the connection without an answer. */
    public static Step hangUp() {
        return (exchange, closed) -> exchange.close();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        if (gzip) {
            body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
        }
        requests.add(new Request(
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                gzip,
                exchange.getRequestHeaders().getFirst("X-Request-Id"),
                new String(body, StandardCharsets.UTF_8).lines().toList()));
        Step step = script.poll();
        try {
            (step == null ? answer(202, "{}") : step).answer(exchange, closed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
