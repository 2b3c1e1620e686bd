package io.millrace.catalog.apply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A client of the REST interface of Pinot's controller. */
final class PinotController {

    /**
     * A response.
     *
     * @param status the HTTP status
     * @param body the JSON body; a missing node if there is none
     */
    record Answer(int status, JsonNode body) {

        private static final int OK = 200;
        private static final int MAX_ERROR = 400;

        boolean isOk() {
            return status == OK;
        }

        /** Returns Pinot's error message. It is cut, since Pinot may repeat the whole request. */
        String error() {
            String error = body.path("error").asText(body.toString());
            return error.length() > MAX_ERROR ? error.substring(0, MAX_ERROR) + "…" : error;
        }
    }

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;
    private final Optional<String> authorization;
    private final Duration timeout;
    private final HttpClient http;

    PinotController(URI address, PinotAccess access) {
        this(address, access, TIMEOUT);
    }

    /**
     * @param timeout the time for the whole response, its body included
     */
    PinotController(URI address, PinotAccess access, Duration timeout) {
        this.address = address;
        this.authorization = access.authorization();
        this.timeout = timeout;
        HttpClient.Builder client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT_TIMEOUT);
        access.tls().ifPresent(client::sslContext);
        this.http = client.build();
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

    /**
     * Returns the response's body.
     *
     * @throws TargetException if the status is not 2xx, with {@code what} and Pinot's message
     */
    static JsonNode expectOk(String what, Answer answer) {
        if (!answer.isOk()) {
            throw new TargetException("Pinot refuses to " + what + ": " + answer.error());
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
        authorization.ifPresent(account -> request.header("Authorization", account));
        return request;
    }

    private HttpRequest.Builder withBody(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    /** The timeout of {@code HttpRequest} covers only the response's head. */
    private Answer send(HttpRequest.Builder request) {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request.build(), BodyHandlers.ofString());
        try {
            HttpResponse<String> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), json(response.body()));
        } catch (ExecutionException e) {
            throw new TargetException(
                    "Pinot's controller at " + address + " can't be reached: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new TargetException(
                    "Pinot's controller at " + address + " didn't answer within " + timeout.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
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
