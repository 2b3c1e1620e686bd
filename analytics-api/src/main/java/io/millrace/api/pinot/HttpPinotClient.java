package io.millrace.api.pinot;

import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pinot.client.BrokerResponse;
import org.jspecify.annotations.Nullable;

/**
 * Sends SQL to a broker with Pinot's client. If no connection can be made, it tries one other broker. After other
 * failures it doesn't try again.
 */
@Singleton
final class HttpPinotClient implements PinotClient {
    private final LiveBrokers brokers;
    private final BrokerTransport transport;

    HttpPinotClient(LiveBrokers brokers, BrokerTransport transport) {
        this.brokers = brokers;
        this.transport = transport;
    }

    @Override
    public CompletionStage<BrokerAnswer> query(String table, String sql) {
        String broker = brokers.selectBroker(table);
        return transport
                .executeQueryAsync(broker, sql)
                .exceptionallyCompose(failure -> askAnother(table, broker, sql, failure))
                .thenApply(BrokerAnswer::of);
    }

    private CompletableFuture<BrokerResponse> askAnother(String table, String broker, String sql, Throwable failure) {
        String another = isConnectFailure(failure) ? brokers.selectAnother(table, broker) : null;
        return another == null ? CompletableFuture.failedFuture(failure) : transport.executeQueryAsync(another, sql);
    }

    private static boolean isConnectFailure(@Nullable Throwable failure) {
        return failure != null
                && (failure instanceof ConnectException
                        || failure instanceof NoRouteToHostException
                        || failure instanceof UnknownHostException
                        || isConnectFailure(failure.getCause()));
    }
}
