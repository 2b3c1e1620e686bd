package io.millrace.cdc.election;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.millrace.cdc.kafka.KafkaClients;
import io.millrace.cdc.kafka.OwnTopics;
import io.millrace.cdc.source.SourceCheck;
import io.millrace.cdc.source.SourceRefusedException;
import io.millrace.cdc.state.CaptureStatus;
import io.millrace.cdc.state.RootCause;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the capture when the server has started: checks the database's account, creates the connector's topics, and
 * joins the election. Tries again every second while the database or Kafka can't be reached. If the account may not
 * capture, the process ends with exit code 1.
 */
@Singleton
final class CaptureService implements ApplicationEventListener<ServerStartupEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(CaptureService.class);
    private static final long RETRY_MS = 1_000;
    private static final int END_TIMEOUT_MS = 25_000;

    private final SourceCheck source;
    private final KafkaClients kafka;
    private final OwnTopics topics;
    private final Election election;
    private final CaptureStatus status;
    private final Thread thread = new Thread(this::run, "election");
    private volatile boolean closed;
    private volatile boolean refused;

    CaptureService(SourceCheck source, KafkaClients kafka, OwnTopics topics, Election election, CaptureStatus status) {
        this.source = source;
        this.kafka = kafka;
        this.topics = topics;
        this.election = election;
        this.status = status;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        start();
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!closed && !prepared()) {
                TimeUnit.MILLISECONDS.sleep(RETRY_MS);
            }
            election.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SourceRefusedException e) {
            LOG.error("{}", e.getMessage());
            refused = true;
            System.exit(1);
        }
    }

    private boolean prepared() throws InterruptedException {
        try (Admin admin = kafka.admin()) {
            source.check();
            topics.create(admin);
            return true;
        } catch (SQLException e) {
            status.failed("The database can't be reached: " + e.getMessage());
        } catch (ExecutionException e) {
            status.failed("Kafka can't be used: " + e.getCause());
        } catch (KafkaException e) {
            status.failed("Kafka can't be used: " + RootCause.message(e)); // such as a host name that can't be resolved
        }
        LOG.warn("Not started yet; trying again. cause=\"{}\"", status.cause());
        return false;
    }

    @PreDestroy
    void close() throws InterruptedException {
        closed = true;
        if (!refused && thread.isAlive()) {
            election.close();
            thread.join(END_TIMEOUT_MS);
        }
    }
}
