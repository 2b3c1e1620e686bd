package io.millrace.api.pinot;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.client.annotation.Client;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The controller's HTTP interface, of which the answers to queries need only how far the servers have read; null stands for a 404. Both are the same on Pinot 0.11 and 1.x. */
@Client(id = "pinot-controller")
interface ControllerApi {
    /** The parts of Pinot, each with its version. */
    @Get("/version")
    CompletableFuture<@Nullable JsonNode> version();

    @Get("/tables/{table}/consumingSegmentsInfo")
    CompletableFuture<@Nullable JsonNode> consumingSegments(String table);

    /** OK once it runs. */
    @Get(value = "/health", consumes = MediaType.ALL)
    CompletableFuture<@Nullable String> health();
}
