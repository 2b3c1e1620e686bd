package io.millrace.api.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BucketGridTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

    @Test
    void theFirstBucketIsWhole() {
        BucketGrid grid = grid("2026-01-01T10:00:30Z", "2026-01-01T10:02:30Z", "PT1M", BERLIN);

        assertThat(grid.edges())
                .containsExactly(
                        Instant.parse("2026-01-01T10:00:00Z"),
                        Instant.parse("2026-01-01T10:01:00Z"),
                        Instant.parse("2026-01-01T10:02:00Z"),
                        Instant.parse("2026-01-01T10:03:00Z"));
    }

    @Test
    void hoursKeepToTheLocalClock() {
        BucketGrid grid = grid("2026-01-01T10:10:00Z", "2026-01-01T11:10:00Z", "PT1H", KOLKATA);

        assertThat(grid.start()).isEqualTo(Instant.parse("2026-01-01T09:30:00Z"));
        assertThat(grid.slice()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void theDayOnWhichTheClocksGoForwardHas23HoursAndIsOneDay() {
        String from = "2026-03-28T23:00:00Z";
        String until = "2026-03-29T22:00:00Z";

        assertThat(grid(from, until, "PT1H", BERLIN).buckets()).isEqualTo(23);
        assertThat(grid(from, until, "PT24H", BERLIN).edges())
                .containsExactly(Instant.parse(from), Instant.parse(until));
    }

    @Test
    void theDayOnWhichTheClocksGoBackHas25HoursAndIsOneDay() {
        String from = "2026-10-24T22:00:00Z";
        String until = "2026-10-25T23:00:00Z";

        assertThat(grid(from, until, "PT1H", BERLIN).buckets()).isEqualTo(25);
        assertThat(grid(from, until, "PT24H", BERLIN).edges())
                .containsExactly(Instant.parse(from), Instant.parse(until));
        assertThat(grid(from, until, "PT6H", BERLIN).buckets()).isEqualTo(4);
    }

    @Test
    void aMidnightThatTheClocksSkipIsNoGap() {
        ZoneId beirut = ZoneId.of("Asia/Beirut"); // in 2024 from 00:00 to 01:00 on 31 March

        BucketGrid grid = grid("2024-03-30T10:00:00Z", "2024-04-01T10:00:00Z", "PT24H", beirut);

        assertThat(grid.edges())
                .containsExactly(
                        Instant.parse("2024-03-29T22:00:00Z"),
                        Instant.parse("2024-03-30T22:00:00Z"),
                        Instant.parse("2024-03-31T21:00:00Z"),
                        Instant.parse("2024-04-01T21:00:00Z"));
    }

    @Test
    void aDayOfAnOffsetOfOddMinutesIsOneSlice() {
        BucketGrid grid = grid("2026-01-01T00:00:00Z", "2026-03-02T00:00:00Z", "PT24H", ZoneId.of("+05:31"));

        assertThat(grid.buckets()).isEqualTo(61);
        assertThat(grid.slice()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void theFinestSlicesThatAZoneCanAskForAreFewerThanTheQueryMayFind() {
        // Lord Howe's clocks go forward by half an hour; no zone's changed by less since 1999
        BucketGrid grid = BucketGrid.covering(
                Instant.parse("2025-03-01T00:00:00Z"),
                Instant.parse("2025-03-01T00:00:00Z")
                        .plus(Duration.ofMinutes(288).multipliedBy(1500)),
                Duration.ofMinutes(288),
                ZoneId.of("Australia/Lord_Howe"));
        Duration length = Duration.between(grid.start(), grid.edges().get(grid.buckets()));

        assertThat(grid.slice()).isEqualTo(Duration.ofMinutes(6));
        assertThat(length.dividedBy(grid.slice())).isBetween(72_000L, 100_000L - 1);
    }

    @Property(tries = 300)
    void edgesRiseCoverTheRangeAndNoSliceCrossesOne(
            @ForAll("zones") ZoneId zone,
            @ForAll("buckets") Duration bucket,
            @ForAll @LongRange(min = 946_684_800, max = 2_000_000_000) long fromSecond,
            @ForAll @LongRange(min = 1, max = 300) long length) {
        Instant from = Instant.ofEpochSecond(fromSecond);
        Instant until = from.plusMillis(bucket.toMillis() * length / 3 + 1);

        BucketGrid grid = BucketGrid.covering(from, until, bucket, zone);

        List<Instant> edges = grid.edges();
        assertThat(edges).isSorted().doesNotHaveDuplicates();
        assertThat(edges.get(0)).isBeforeOrEqualTo(from);
        assertThat(edges.get(edges.size() - 1)).isAfterOrEqualTo(until);
        assertThat(edges)
                .allMatch(edge -> Duration.between(grid.start(), edge).toMillis()
                                % grid.slice().toMillis()
                        == 0);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList())
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<Duration> buckets() {
        return Arbitraries.of("PT1S", "PT10S", "PT1M", "PT15M", "PT30M", "PT45M", "PT1H", "PT3H", "PT6H", "PT24H")
                .map(Duration::parse);
    }

    private static BucketGrid grid(String from, String until, String bucket, ZoneId zone) {
        return BucketGrid.covering(Instant.parse(from), Instant.parse(until), Duration.parse(bucket), zone);
    }
}
