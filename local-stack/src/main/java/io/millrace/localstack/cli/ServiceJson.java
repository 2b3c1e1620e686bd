package io.millrace.localstack.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What services say of themselves over HTTP. */
final class ServiceJson {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private ServiceJson() {}

    /**
     * Returns the body of a response, whatever its status.
     *
     * @throws IOException if there is none within five seconds, or it isn't JSON
     */
    static JsonNode get(URI address) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .build();
        HttpRequest request = HttpRequest.newBuilder(address).timeout(TIMEOUT).build();
        String body = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return new ObjectMapper().readTree(body);
    }
}
