package io.millrace.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micronaut.http.HttpRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RefusalLogTest {
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Instant now = Instant.EPOCH;
    private final RefusalLog refusals = new RefusalLog(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @BeforeEach
    void listen() {
        log.start();
        ((Logger) LoggerFactory.getLogger(RefusalLog.class)).addAppender(log);
    }

    @AfterEach
    void leave() {
        ((Logger) LoggerFactory.getLogger(RefusalLog.class)).detachAppender(log);
    }

    @Test
    void aFloodIsCountedInsteadOfWritten() {
        refuse(1_000);
        assertThat(log.list).hasSize(RefusalLog.LINES_A_SECOND);

        now = now.plusSeconds(1);
        refuse(1);

        assertThat(log.list).hasSize(RefusalLog.LINES_A_SECOND + 2);
        assertThat(log.list.get(RefusalLog.LINES_A_SECOND).getFormattedMessage())
                .endsWith("count=900");
    }

    private void refuse(int times) {
        HttpRequest<?> request = HttpRequest.GET("/");
        for (int i = 0; i < times; i++) {
            refusals.write(request, Problem.response(request, new Failure(FailureKind.NOT_FOUND, "gone")));
        }
    }
}
