package io.millrace.simulator.marketing;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.simulator.shop.Seed;
import io.millrace.simulator.shop.Shop;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MarketingEventSequenceTest {

    private static final Seed SEED = new Seed(7);
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.0004Z");

    private final MarketingEventSequence doings = new MarketingEventSequence(Shop.of(SEED), SEED, "test");

    @Test
    void aSeedGivesTheSameDoingsInWhateverOrderTheyAreAskedFor() {
        MarketingEventSequence others = new MarketingEventSequence(Shop.of(SEED), SEED, "test");

        assertThat(LongStream.range(0, 100).mapToObj(n -> others.doing(99 - n)))
                .containsExactlyElementsOf(LongStream.range(0, 100)
                        .mapToObj(n -> doings.doing(99 - n))
                        .toList());
    }

    @Test
    void allStreamsHaveSomething() {
        assertThat(LongStream.range(0, 200).mapToObj(n -> doings.doing(n).stream()))
                .contains("redemptions", "offers_sent", "consents");
    }

    @Test
    void anEventIsOneLineWithItsTimeInMilliseconds() {
        assertThat(LongStream.range(0, 200)
                        .mapToObj(n -> new String(doings.doing(n).event(NOON), StandardCharsets.UTF_8)))
                .allMatch(event -> event.matches("\\{\"[^\\n]*\"2026-11-20T12:00:00Z\"[^\\n]*\\}"));
    }
}
