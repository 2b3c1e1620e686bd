package io.millrace.api.suppressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.api.suppressions.AddressCheck.Hit;
import io.millrace.api.suppressions.AddressCheck.Unavailable;
import io.millrace.api.suppressions.AddressCheck.Verdict;
import io.millrace.api.suppressions.AddressCheck.Verdicts;
import io.millrace.api.web.Failure;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamName;
import io.millrace.catalog.suppression.SuppressionCatalog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class AddressCheckTest {
    private static final SuppressionCatalog CATALOG = SuppressionCatalog.load(StreamCatalog.load());

    private final FakeCompleteness completeness = new FakeCompleteness();
    private final FakeShop shop = new FakeShop();

    @Test
    void aListThatIsNotKnownLeavesWhatTheOthersSay() {
        shop.order("lapsed", FakeShop.NOW.minus(Duration.ofDays(100)), FakeShop.NOW.minus(Duration.ofDays(100)));
        shop.order("active", FakeShop.NOW.minusSeconds(60), FakeShop.NOW.minusSeconds(60));
        completeness.behind.add(new StreamName("consents"));

        Verdicts verdicts = check("winback,opted_out", "active@example.com", "lapsed@example.com");

        assertThat(verdicts.unavailable()).containsExactly(new Unavailable("opted_out", "It isn't whole."));
        assertThat(verdicts.results()).extracting(Verdict::suppressed).containsExactly(true, AddressCheck.UNKNOWN);
        assertThat(verdicts.results().get(0).lists()).extracting(Hit::list).containsExactly("winback");
        assertThat(verdicts.results()).extracting(Verdict::known).containsExactly(true, true);
    }

    @Test
    void whereAllListsAreKnownTheAnswerIsYesOrNo() {
        shop.order("lapsed", FakeShop.NOW.minus(Duration.ofDays(100)), FakeShop.NOW.minus(Duration.ofDays(100)));
        shop.order("active", FakeShop.NOW.minusSeconds(60), FakeShop.NOW.minusSeconds(60));

        Verdicts verdicts = check("winback,opted_out", "active@example.com", "lapsed@example.com");

        assertThat(verdicts.unavailable()).isEmpty();
        assertThat(verdicts.results()).extracting(Verdict::suppressed).containsExactly(true, false);
    }

    @Test
    void whereNoListIsKnownTheLookUpIsRefused() {
        completeness.behind.add(new StreamName("users"));

        assertThatThrownBy(() -> check("winback,opted_out", "active@example.com"))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(Failure.class)
                .hasMessage("It isn't whole.");
    }

    private Verdicts check(String lists, String... emails) {
        CheckRequest one = CheckRequest.of(Map.of("email", emails[0], "lists", lists), CATALOG);
        return shop.addressCheck(completeness)
                .check(new CheckRequest(List.of(emails), one.lists()))
                .toCompletableFuture()
                .join();
    }
}
