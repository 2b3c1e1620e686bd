package io.millrace.catalog.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T17:20:01.123Z, 2026-11-20T17:20:01.123Z",
        "2026-11-20T17:20:01Z, 2026-11-20T17:20:01.000Z",
        "2026-11-20t17:20:01.1z, 2026-11-20T17:20:01.100Z",
        "2026-11-20T17:20:01, 2026-11-20T17:20:01.000Z",
        "2026-11-20T17:20:01.123456, 2026-11-20T17:20:01.123456Z",
        "2026-11-20T17:20:01.123000Z, 2026-11-20T17:20:01.123Z",
        "2026-11-20T22:50:01.123+05:30, 2026-11-20T17:20:01.123Z",
        "2026-11-20T12:20:01.123456789-05:00, 2026-11-20T17:20:01.123456789Z",
        "2024-02-29T23:59:59-00:00, 2024-02-29T23:59:59.000Z",
    })
    void theSameMomentIsTheSameText(String sent, String canonical) {
        Instant instant = Timestamps.parse(sent);

        assertThat(instant).isEqualTo(Instant.parse(canonical));
        assertThat(Timestamps.canonical(sent, Instant.parse(canonical))).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-20",
                "2026-11-20 17:20:01Z",
                "2026-11-20T17:20Z",
                "2026-11-20T17:20:01.Z",
                "2026-11-20T17:20:01.1234567890Z",
                "2026-11-20T17:20:01,5Z",
                "2026-11-20T17:20:60Z",
                "2026-11-20T24:00:00Z",
                "2026-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "-026-11-20T17:20:01Z",
                "+2026-11-20T17:20:01Z",
                "2026-11-20T17:20:01+05",
                "2026-11-20T17:20:01+0530",
                "2026-11-20T17:20:01+24:00",
                "2026-11-20T17:20:01+05:60",
                "2026-11-20T17:20:01 Z",
                "2026-11-20T17:20:01ZZ",
                "２０２６-11-20T17:20:01Z",
            })
    void isNoTimestamp(String sent) {
        assertThat(Timestamps.parse(sent)).isNull();
    }

    @Property
    void readsWhatTheJdkWrites(
            @ForAll @LongRange(min = -60_000_000_000L, max = 250_000_000_000L) long second,
            @ForAll @IntRange(max = 999_999_999) int nano,
            @ForAll @IntRange(min = -1080, max = 1080) int offsetMinutes) {
        Instant instant = Instant.ofEpochSecond(second, nano);
        OffsetDateTime local = instant.atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60));

        assertThat(Timestamps.parse(withSeconds(local))).isEqualTo(instant);
    }

    private static String withSeconds(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }
}
