package io.millrace.api.pinot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A controller that nothing may be asked of; a test lets it answer what it expects to be asked. */
class UnaskedController implements ControllerApi {
    @Override
    public CompletableFuture<@Nullable JsonNode> version() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<@Nullable JsonNode> consumingSegments(String table) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<@Nullable JsonNode> externalView(String table, String type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<@Nullable JsonNode> idealState(String table, String type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<@Nullable JsonNode> brokers(String state) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<@Nullable String> health() {
        throw new UnsupportedOperationException();
    }
}
