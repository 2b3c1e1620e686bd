package io.millrace.api.pinot;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.client.annotation.Client;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The controller's HTTP interface, of which the answers to queries need only how far the servers have read. Null stands for a 404. */
@Client(id = "pinot-controller")
interface ControllerApi {
    @Get("/tables/{table}/consumingSegmentsInfo")
    CompletableFuture<@Nullable JsonNode> consumingSegments(String table);

    /** OK once it runs. */
    @Get(value = "/health", consumes = MediaType.ALL)
    CompletableFuture<@Nullable String> health();
}
