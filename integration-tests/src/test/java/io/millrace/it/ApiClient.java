package io.millrace.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Calls the service as its users do. */
public final class ApiClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public ApiClient(URI address) {
        this.address = address;
    }

    /** What came back. */
    public record Reply(int status, JsonNode body, HttpResponse<String> raw) {
        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    public Reply get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public Reply post(String stream, String body, String... headers) {
        return post(stream, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Posts events; the content type is JSON unless the headers name one. */
    public Reply post(String stream, byte[] body, String... headers) {
        HttpRequest.Builder request =
                request("/streams/" + stream + "/events", headers).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (!String.join(",", headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        return send(request);
    }

    /** Asks with a body, as a geofence is asked for. */
    public Reply ask(String path, String body, String... headers) {
        HttpRequest.Builder request = request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body));
        if (!String.join(",", headers).contains("Content-Type")) {
            request.header("Content-Type", "application/geo+json");
        }
        return send(request);
    }

    /** Saves an area. */
    public Reply put(String path, String body, String... headers) {
        HttpRequest.Builder request = request(path, headers).PUT(HttpRequest.BodyPublishers.ofString(body));
        if (!String.join(",", headers).contains("Content-Type")) {
            request.header("Content-Type", "application/geo+json");
        }
        return send(request);
    }

    public Reply delete(String path, String... headers) {
        return send(request(path, headers).DELETE());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(20));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    public Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Reply(response.statusCode(), json(response), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) throws JsonProcessingException {
        String type = response.headers().firstValue("Content-Type").orElse("");
        return type.contains("json") ? JSON.readTree(response.body()) : JSON.createObjectNode();
    }
}
