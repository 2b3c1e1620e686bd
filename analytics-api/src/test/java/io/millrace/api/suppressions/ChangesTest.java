package io.millrace.api.suppressions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What whoever has an earlier pull, of {@link FakeShop#NOW}, is told. */
class ChangesTest {
    private static final Instant THEN = FakeShop.NOW;
    private static final Instant HOUR_LATER = THEN.plus(Duration.ofHours(1));
    /** In the list's window of 90 days, for ten seconds more. */
    private static final Instant SOON_TOO_OLD = THEN.minus(Duration.ofDays(90)).plusSeconds(10);

    private final FakeShop shop = new FakeShop();
    private final List<Member> added = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();

    @Test
    void ofWhomNothingIsNewNothingIsTold() {
        shop.order("steady", THEN.minusSeconds(600), THEN.minusSeconds(600));

        askChanges(THEN);

        assertThat(added).isEmpty();
        assertThat(removed).isEmpty();
    }

    @Test
    void whoIsOnTheListForAnotherReasonIsToldAgain() {
        Instant again = THEN.plusSeconds(1800);
        shop.order("again", THEN.minusSeconds(600), THEN.minusSeconds(600));
        shop.order("again", again, again);

        askChanges(THEN);

        assertThat(added)
                .extracting(Member::customerId, Member::since, Member::until)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("again", again, again.plus(Duration.ofDays(90))));
    }

    @Test
    void whoCameInWhileALongPullWasReadAndLeftSinceIsToldAsRemoved() {
        shop.order("late", SOON_TOO_OLD, THEN.plusSeconds(30));

        askChanges(THEN.plusSeconds(60));

        assertThat(removed).containsExactly("late");
    }

    @Test
    void whoCameInAfterAPullWasReadAndLeftSinceNeedNotBeTold() {
        shop.order("late", SOON_TOO_OLD, THEN.plusSeconds(30));

        askChanges(THEN.plusSeconds(5));

        assertThat(removed).isEmpty();
    }

    private void askChanges(Instant readUntil) {
        ListDefinition winback = FakeShop.winback();
        Cursor earlier = new Cursor(Cursor.Kind.PULL, winback.text(), THEN, readUntil, Place.BEGIN, RangePlan.FIRST);
        Export export = shop.exports(new FakeCompleteness()).changes(winback, AsOf.of(HOUR_LATER), earlier);
        for (Chunk chunk : FakeShop.read(export)) {
            added.addAll(chunk.members());
            removed.addAll(chunk.left());
        }
    }
}
