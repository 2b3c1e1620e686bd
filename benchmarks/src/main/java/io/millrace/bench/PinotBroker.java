package io.millrace.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Asks Pinot past the API. */
final class PinotBroker {

    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final Duration timeout;

    /** @param timeout after which Pinot gives a query up */
    PinotBroker(URI broker, Duration timeout) {
        this.address = broker.resolve("/query/sql");
        this.timeout = timeout;
    }

    /** Pinot can't or didn't in time. */
    static final class NotAnsweredException extends IOException {
        private static final long serialVersionUID = 1;

        NotAnsweredException(String message) {
            super(message);
        }
    }

    /** The rows of an answer. */
    JsonNode rows(String sql) throws IOException, InterruptedException {
        return rowsOf(http.send(request(sql), HttpResponse.BodyHandlers.ofString()));
    }

    /** The same without waiting for it. */
    CompletableFuture<JsonNode> ask(String sql) throws IOException {
        return http.sendAsync(request(sql), HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> {
                    try {
                        return rowsOf(answer);
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                });
    }

    /** How many bytes an answer has, unread. */
    CompletableFuture<Integer> size(String sql) throws IOException {
        return http.sendAsync(request(sql), HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(answer -> answer.body().length);
    }

    private HttpRequest request(String sql) throws IOException {
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        json.writeValueAsString(Map.of("sql", sql, "queryOptions", "timeoutMs=" + timeout.toMillis()))))
                .build();
    }

    private JsonNode rowsOf(HttpResponse<String> response) throws IOException {
        JsonNode answer = json.readTree(response.body());
        if (response.statusCode() != 200 || !answer.path("exceptions").isEmpty()) {
            throw new NotAnsweredException("Pinot answered " + response.statusCode() + " " + answer.path("exceptions"));
        }
        return answer.at("/resultTable/rows");
    }
}
