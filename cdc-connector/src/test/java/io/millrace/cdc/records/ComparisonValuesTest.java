package io.millrace.cdc.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.catalog.stream.StreamName;
import io.millrace.cdc.kafka.FakeStreamLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class ComparisonValuesTest {

    private static final StreamName USERS = new StreamName("users");
    private static final StreamName PRODUCTS = new StreamName("products");
    private static final long OPENED_AT_MS = 1_700_000_000_000L;
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(OPENED_AT_MS + 60_000), ZoneOffset.UTC);

    private final FakeStreamLog log = new FakeStreamLog();

    @Test
    void theValueIsTheTimeOfTheChangeWhereTimesRise() {
        ComparisonValues values = open();

        assertThat(values.next(USERS, "1", OPENED_AT_MS + 1_000)).isEqualTo(OPENED_AT_MS + 1_000);
        assertThat(values.next(USERS, "1", OPENED_AT_MS + 2_000)).isEqualTo(OPENED_AT_MS + 2_000);
    }

    @Test
    void aChangeWhoseTimeIsOlderIsNewerThanTheOneBeforeItInTheLog() {
        ComparisonValues values = open();
        long first = values.next(USERS, "1", OPENED_AT_MS + 5_000);

        assertThat(values.next(USERS, "1", OPENED_AT_MS + 1_000)).isEqualTo(first + 1);
    }

    @Test
    void versionsOfOneKeyNeverTieAndOtherKeysDoNotDriveTheValueAhead() {
        ComparisonValues values = open();
        long time = OPENED_AT_MS + 1_000;

        assertThat(List.of(
                        values.next(USERS, "1", time),
                        values.next(USERS, "2", time),
                        values.next(PRODUCTS, "1", time),
                        values.next(USERS, "1", time),
                        values.next(USERS, "2", time),
                        values.next(USERS, "1", time)))
                .containsExactly(time, time, time, time + 1, time + 1, time + 2);
    }

    @Test
    void theKeysThatAreRememberedAreBounded() {
        ComparisonValues values = open();
        for (int i = 0; i < ComparisonValues.MOST_KEYS; i++) {
            values.next(USERS, "u" + i, OPENED_AT_MS + 1_000);
        }

        assertThat(values.next(USERS, "one more", OPENED_AT_MS + 1_000)).isEqualTo(OPENED_AT_MS + 1_001);
    }

    @Test
    void aDatabaseWhoseClockIsAheadDoesNotDriveTheValueAhead() {
        ComparisonValues values = open();

        assertThat(values.next(USERS, "1", CLOCK.millis() + 3_600_000)).isEqualTo(CLOCK.millis());
    }

    @Test
    void whoeverTakesOverGoesOnAboveWhatWasWrittenEvenIfItIsAheadOfTheClock() {
        write(PRODUCTS, CLOCK.millis() + 5_000);
        write(USERS, OPENED_AT_MS - 10_000);

        assertThat(open().next(USERS, "1", OPENED_AT_MS)).isEqualTo(CLOCK.millis() + 5_001);
    }

    @Test
    void whatWasWrittenIsFoundBehindManyTombstones() {
        write(USERS, CLOCK.millis() + 5_000);
        for (int i = 0; i < 1_000; i++) {
            log.write(new ProducerRecord<>("users", "1".getBytes(UTF_8), null));
        }

        assertThat(open().next(USERS, "1", OPENED_AT_MS)).isEqualTo(CLOCK.millis() + 5_001);
    }

    @Test
    void nothingIsBelowTheTimeWhenTheDatabaseWasOpened() {
        assertThat(open().next(USERS, "1", OPENED_AT_MS - 3_600_000)).isEqualTo(OPENED_AT_MS);
    }

    @Test
    void whatOthersWroteToTheTopicDoesNotStopTheCaptureNorDriveTheValueAhead() {
        write(USERS, CLOCK.millis() + Duration.ofDays(2).toMillis());
        for (String value : List.of("", "x", "[1]", "{\"ts\":1e400}", "{\"ts\":\"soon\"}")) {
            log.write(new ProducerRecord<>("users", "1".getBytes(UTF_8), value.getBytes(UTF_8)));
        }

        assertThat(open().next(USERS, "1", OPENED_AT_MS + 7)).isEqualTo(OPENED_AT_MS + 7);
    }

    private ComparisonValues open() {
        return ComparisonValues.above(log, List.of(USERS, PRODUCTS), OPENED_AT_MS, CLOCK);
    }

    private void write(StreamName stream, long ts) {
        String row = "{\"id\":\"1\",\"deleted\":false,\"ts\":" + ts + "}";
        log.write(new ProducerRecord<>(stream.value(), "1".getBytes(UTF_8), row.getBytes(UTF_8)));
    }
}
