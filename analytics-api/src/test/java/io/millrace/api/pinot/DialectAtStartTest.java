package io.millrace.api.pinot;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.ConnectException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class DialectAtStartTest {
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final FakeVersion pinot = new FakeVersion();
    private final DialectAtStart start = new DialectAtStart(pinot);

    @BeforeEach
    void listen() {
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void leave() {
        logger().detachAppender(log);
    }

    @ParameterizedTest
    @CsvSource({"0.11.0-1b4d6b6, 0.11", "1.5.1-020ff0d, 1.x"})
    void itSaysWhichPinotItSpeaksTo(String version, String dialect) {
        pinot.tells(version);

        start.look();

        assertThat(log.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.INFO);
            assertThat(line.getFormattedMessage()).contains("version=" + version, "dialect=" + dialect);
        });
    }

    @Test
    void anUntriedVersionIsAWarningThatNamesWhatToCheck() {
        pinot.tells("3.0.0");

        start.look();

        assertThat(log.list).hasSize(2);
        assertThat(log.list.get(1).getLevel()).isEqualTo(Level.WARN);
        assertThat(log.list.get(1).getFormattedMessage()).contains("'3.0.0'", "catalog plan", "dashboards");
    }

    @Test
    void aPinotThatIsAwayIsAskedAgainUntilItTells() {
        start.look();
        start.look();
        assertThat(log.list).singleElement().satisfies(line -> assertThat(line.getFormattedMessage())
                .contains("not known yet"));
        pinot.tells("0.11.0");

        start.look();
        start.look();

        assertThat(log.list).hasSize(2);
        assertThat(pinot.asked).isEqualTo(3);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(DialectAtStart.class);
    }

    private static final class FakeVersion extends UnaskedController {
        private int asked;
        private @Nullable String version;

        void tells(String told) {
            version = told;
        }

        @Override
        public CompletableFuture<@Nullable JsonNode> version() {
            asked++;
            return version == null
                    ? CompletableFuture.failedFuture(new ConnectException("refused"))
                    : CompletableFuture.completedFuture(
                            JsonNodeFactory.instance.objectNode().put("pinot-controller", version));
        }
    }
}
