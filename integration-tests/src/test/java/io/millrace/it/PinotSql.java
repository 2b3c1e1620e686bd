package io.millrace.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** Asks Pinot past the service, as an analyst does. */
public final class PinotSql {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private PinotSql() {}

    /** The rows of an answer. */
    public static JsonNode rows(String sql) {
        return ask(SharedStack.pinotBroker() + "/query/sql", sql).at("/resultTable/rows");
    }

    /** The result table that Pinot's console shows: it asks the controller. */
    public static JsonNode console(String sql) {
        return ask(SharedStack.pinotController() + "/sql", sql).get("resultTable");
    }

    private static JsonNode ask(String address, String sql) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("sql", sql))))
                    .build();
            JsonNode answer = JSON.readTree(
                    HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
            if (!answer.path("exceptions").isEmpty()) {
                throw new IllegalStateException(answer.path("exceptions").toString());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
