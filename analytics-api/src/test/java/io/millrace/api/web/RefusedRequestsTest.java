package io.millrace.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.millrace.api.RawHttp;
import io.millrace.api.TestServer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What of a refused request is written, over real connections: on a server of its own, as lines a second are bounded. */
class RefusedRequestsTest {
    private static TestServer server;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeAll
    static void startServer() {
        server = TestServer.start(Map.of());
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void listen() {
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void leave() {
        logger().detachAppender(log);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(RefusalLog.class);
    }

    private static String answer(String request) throws IOException {
        try (RawHttp connection = new RawHttp(server.address())) {
            return connection.send(request).answer();
        }
    }

    @Test
    void theRequestIdOfWhatIsRefusedIsInTheLogWithoutWhatTheCallerSent() throws IOException {
        answer("GET /users/jo@example.org?mail=jo@example.org HTTP/1.1\nHost: localhost\nX-Request-Id: r-17\n\n");

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("Request refused requestId=r-17 status=400 problem=invalid-parameter method=GET"
                        + " route=/users/{id}");
    }

    @Test
    void soIsThatOfAPathThatIsNotThere() throws IOException {
        answer("GET /no/such HTTP/1.1\nHost: localhost\nX-Request-Id: r-18\n\n");

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("Request refused requestId=r-18 status=404 problem=not-found method=GET route=none");
    }
}
