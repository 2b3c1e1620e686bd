package io.millrace.api.pinot;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A broker, or a controller, over HTTP or HTTPS: it answers what it was told to, dies, hangs and comes back. */
final class FakeBroker implements AutoCloseable {
    static final String ANSWER =
            """
            {"resultTable":{"dataSchema":{"columnNames":["n"],"columnDataTypes":["LONG"]},"rows":[[1]]},"exceptions":[],
             "numServersQueried":1,"numServersResponded":1,"numGroupsLimitReached":false}""";

    /** What the tests ask; the service asks others of its own. */
    static final String QUERY = "SELECT COUNT(*) AS n FROM orders LIMIT 12345";

    private final @Nullable SSLContext tls;
    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, String> answers = new ConcurrentHashMap<>(Map.of("/query/sql", ANSWER, "/health", "OK"));
    private final AtomicInteger queries = new AtomicInteger();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private volatile boolean hangs;
    private volatile boolean breaksOff;
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    private FakeBroker(@Nullable SSLContext tls) throws IOException {
        this.tls = tls;
        this.server = listen(0);
        this.port = server.getAddress().getPort();
    }

    static FakeBroker overHttp() throws IOException {
        return new FakeBroker(null);
    }

    static FakeBroker overTls(SSLContext tls) throws IOException {
        return new FakeBroker(tls);
    }

    String address() {
        return address("localhost");
    }

    String address(String host) {
        return "%s://%s:%d".formatted(tls == null ? "http" : "https", host, port);
    }

    int port() {
        return port;
    }

    int queries() {
        return queries.get();
    }

    /** The Authorization headers that came, empty for each request without one. */
    List<String> authorizations() {
        return authorizations;
    }

    FakeBroker answering(String path, String json) {
        answers.put(path, json);
        return this;
    }

    void hang() {
        hangs = true;
    }

    /** From now on ends the connection instead of answering a query. */
    void breakOff() {
        breaksOff = true;
    }

    /** Returns once nobody listens any more, which takes the JDK's server a moment. */
    void die() {
        server.stop(0);
        await().until(() -> {
            try (Socket connected = new Socket("localhost", port)) {
                return !connected.isConnected();
            } catch (ConnectException e) {
                return true;
            }
        });
    }

    void comeBack() throws IOException {
        server = listen(port);
    }

    private HttpServer listen(int at) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName("localhost"), at);
        HttpServer listening;
        if (tls == null) {
            listening = HttpServer.create(address, 0);
        } else {
            HttpsServer https = HttpsServer.create(address, 0);
            https.setHttpsConfigurator(new HttpsConfigurator(tls));
            listening = https;
        }
        listening.setExecutor(threads);
        listening.createContext("/", this::answer);
        listening.start();
        return listening;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        authorizations.add(authorization == null ? "" : authorization);
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean isQuery = asked.contains(QUERY);
        if (isQuery) {
            queries.incrementAndGet();
        }
        if (hangs) {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (hangs || (isQuery && breaksOff)) {
            exchange.close();
            return;
        }
        String answer = answers.get(path);
        byte[] body = (answer == null ? "{}" : answer).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .add("Content-Type", answer != null && answer.startsWith("{") ? "application/json" : "text/plain");
        exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
