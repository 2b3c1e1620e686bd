package io.millrace.api.pinot;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.client.annotation.Client;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The broker's HTTP interface, <a href="https://docs.pinot.apache.org/users/api/querying-pinot-using-standard-sql">as
 * Pinot documents it</a>. {@code /query/sql} is the single-stage engine on 0.11 and on 1.x.
 * Micronaut's client gives null for a 404.
 */
@Client(id = "pinot-broker")
interface BrokerApi {
    @Post("/query/sql")
    CompletableFuture<@Nullable BrokerAnswer> query(@Body Map<String, String> request);

    /** OK once it answers queries. */
    @Get(value = "/health", consumes = MediaType.ALL)
    CompletableFuture<@Nullable String> health();
}
