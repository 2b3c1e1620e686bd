package io.millrace.api.pinot;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.client.annotation.Client;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The controller's endpoints for freshness and the choice of brokers; null stands for a 404. Each method names the
 * differences between Pinot 0.11 and 1.x.
 */
@Client(id = "pinot-controller")
interface ControllerApi {
    /** Returns the parts of Pinot and their versions. */
    @Get("/version")
    CompletableFuture<@Nullable JsonNode> version();

    /**
     * Returns each server's offsets by segment. A server that doesn't respond to the controller is missing; 1.x counts
     * those in {@code serversFailingToRespond} and {@code serversUnparsableRespond}.
     */
    @Get("/tables/{table}/consumingSegmentsInfo")
    CompletableFuture<@Nullable JsonNode> consumingSegments(String table);

    /**
     * Returns the state of each segment on the live servers.
     *
     * @param type {@code REALTIME} or {@code OFFLINE}, which is also the member in the response
     */
    @Get("/tables/{table}/externalview{?tableType}")
    CompletableFuture<@Nullable JsonNode> externalView(String table, @QueryValue("tableType") String type);

    /**
     * Returns the servers that should have each segment.
     *
     * @param type {@code REALTIME} or {@code OFFLINE}, which is also the member in the response
     */
    @Get("/tables/{table}/idealstate{?tableType}")
    CompletableFuture<@Nullable JsonNode> idealState(String table, @QueryValue("tableType") String type);

    /**
     * Returns the brokers of each table, as {@code {"orders": [{"instanceName": …, "host": …, "port": …}]}}.
     *
     * @param state {@code ONLINE} for live brokers
     */
    @Get("/v2/brokers/tables{?state}")
    CompletableFuture<@Nullable JsonNode> brokers(@QueryValue String state);

    /** Returns OK when the controller is ready. */
    @Get(value = "/health", consumes = MediaType.ALL)
    CompletableFuture<@Nullable String> health();
}
