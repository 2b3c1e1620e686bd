package io.millrace.catalog.apply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Speaks to the REST interface of Pinot's controller. */
final class PinotController {

    /**
     * An answer.
     *
     * @param status HTTP's
     * @param body the JSON in it; missing when it held none
     */
    record Answer(int status, JsonNode body) {

        private static final int OK = 200;
        private static final int MAX_ERROR = 400;

        boolean isOk() {
            return status == OK;
        }

        /** Pinot's own words on what went wrong; cut, because it likes to repeat what it was sent. */
        String error() {
            String error = body.path("error").asText(body.toString());
            return error.length() > MAX_ERROR ? error.substring(0, MAX_ERROR) + "…" : error;
        }
    }

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    PinotController(URI address) {
        this.address = address;
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, JsonNode body) {
        return send(withBody(path).POST(BodyPublishers.ofString(body.toString())));
    }

    Answer put(String path, JsonNode body) {
        return send(withBody(path).PUT(BodyPublishers.ofString(body.toString())));
    }

    /** The answer's body, or an exception that says what was tried and what Pinot says. */
    static JsonNode expectOk(String what, Answer answer) {
        if (!answer.isOk()) {
            throw new TargetException("Pinot refuses to " + what + ": " + answer.error());
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(TIMEOUT);
    }

    private HttpRequest.Builder withBody(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), json(response.body()));
        } catch (IOException e) {
            throw new TargetException("Pinot's controller at " + address + " can't be reached: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TargetException("interrupted while waiting for Pinot's controller at " + address, e);
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode(body);
        }
    }
}
