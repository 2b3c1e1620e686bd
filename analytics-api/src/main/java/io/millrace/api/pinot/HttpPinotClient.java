package io.millrace.api.pinot;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Asks the broker over HTTP, and tells it when to give up, so that it doesn't work on for nobody. */
@Singleton
final class HttpPinotClient implements PinotClient {
    private final BrokerApi broker;
    private final String options;

    HttpPinotClient(BrokerApi broker, @Value("${millrace.pinot.query-timeout:2s}") Duration timeout) {
        this.broker = broker;
        this.options = "timeoutMs=" + timeout.toMillis();
    }

    @Override
    public CompletionStage<@Nullable BrokerAnswer> query(String sql) {
        return broker.query(Map.of("sql", sql, "queryOptions", options));
    }
}
