package io.millrace.simulator.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Reads the responses of ingest: 202, 207 with the refused events, or a problem (RFC 9457). */
final class AnswerReader {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private AnswerReader() {}

    /** @param events how many the post held */
    static Answer read(HttpResponse<byte[]> response, int events) {
        int status = response.statusCode();
        if (status == 202) {
            return new Answer.Final(new Outcome.Taken(events, 0, ""));
        }
        JsonNode body = json(response.body());
        if (status == 207) {
            int refused = body.path("refused").asInt(events);
            return new Answer.Final(new Outcome.Taken(events - refused, refused, firstError(body)));
        }
        String reason = problem(status, body);
        if (status == 408 || status == 429 || status >= 500) {
            return new Answer.TryAgain(reason, retryAfter(response));
        }
        return new Answer.Final(new Outcome.Refused(reason));
    }

    private static String problem(int status, JsonNode body) {
        String detail = body.path("detail").asText(body.path("title").asText());
        return "HTTP %d %s %s".formatted(status, detail, firstError(body)).strip();
    }

    private static String firstError(JsonNode body) {
        JsonNode error = body.path("errors").path(0);
        if (error.isMissingNode()) {
            return "";
        }
        return "%s (at \"%s\")"
                .formatted(error.path("reason").asText(), error.path("pointer").asText());
    }

    /** {@code Retry-After} in seconds (RFC 9110, 10.2.3); a date counts as not given. */
    private static Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,9}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(Duration.ZERO);
    }

    private static JsonNode json(byte[] body) {
        try {
            JsonNode node = MAPPER.readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
