package io.millrace.api.pinot;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.client.annotation.Client;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The controller's endpoint for table configurations. */
@Client(id = "pinot-controller")
interface TableConfigApi {

    /** Returns a table's configurations by type. For an unknown table Pinot 0.11 returns none, and 1.x a 404. */
    @Get("/tables/{table}")
    CompletableFuture<@Nullable JsonNode> table(String table);
}
