package io.millrace.it.dashboards;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import io.millrace.it.ApiClient;
import io.millrace.it.Events;
import io.millrace.it.SharedApi;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrdersPageIT {

    private static Browser browser;

    private final ApiClient api = SharedApi.client();
    private Tab tab;
    private Page page;

    @BeforeAll
    static void startBrowser() {
        browser = Browser.start();
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() {
        open(new NewContextOptions().setViewportSize(1440, 1000));
    }

    @AfterEach
    void close() {
        tab.close();
    }

    @Test
    void aPostedOrderChangesTheNumbersOnThePage() {
        String id = "page-" + Events.newId();
        assertThat(at("live-state")).hasText("Live");
        long before = total();

        api.post("orders", Events.order(id, Instant.now(), "123.45").toString());

        await().untilAsserted(() -> assertThat(total()).isGreaterThan(before));
        assertThat(at("latest")).containsText(id);
        assertThat(at("as-of")).hasText(Pattern.compile("\\d\\d:\\d\\d:\\d\\d"));
        tab.screenshot("orders-wide.png");
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void whatAnIdHoldsIsTextAndNothingElse() {
        String id = "<img src=x onerror=document.title='hacked'>" + Events.newId();
        tab.close();
        // Without the policy, which would stop the script as well
        open(new NewContextOptions().setViewportSize(1440, 1000).setBypassCSP(true));

        api.post("orders", Events.order(id, Instant.now(), "1").toString());

        assertThat(at("latest")).containsText(id);
        assertThat(page).not().hasTitle("hacked");
    }

    @Test
    void anErrorIsShownAndGoneWhenItIsOver() {
        assertThat(at("live-state")).hasText("Live");

        page.route("**/orders/*", OrdersPageIT::refuse);
        assertThat(at("error")).containsText("Pinot isn’t answering.");
        assertThat(at("error")).containsText("New events are still stored");
        assertThat(at("error")).containsText("Incomplete query result: Away. Request r1");
        assertThat(at("error-age")).hasText(Pattern.compile("These numbers are \\d.* old\\."));
        assertThat(at("total-orders")).hasAttribute("value", Pattern.compile("\\d+"));
        tab.screenshot("orders-outage.png");

        page.unroute("**/orders/*");
        assertThat(at("error")).isHidden();
        assertThat(at("live-state")).hasText("Live");
    }

    @Test
    void ofAPartThatFailsItIsSaidThatTheOthersAreUpToDate() {
        assertThat(at("total-orders")).hasAttribute("value", Pattern.compile("\\d+"));

        page.route("**/orders/series*", OrdersPageIT::refuse);

        assertThat(at("error-age"))
                .hasText(Pattern.compile("Charts: \\d.* old\\. The rest of the page is up to date\\."));
        assertThat(at("live-state")).hasText("Failing");
    }

    @Test
    void whatCannotBeSeenFromHereIsNotPromised() {
        assertThat(at("live-state")).hasText("Live");

        page.route("**/orders/*", Route::abort);

        assertThat(at("error")).containsText("The service can’t be reached.");
        assertThat(at("error")).containsText("The page can’t see whether events are stored.");
    }

    @Test
    void answersThatComeSlowlyButComeAreNotStale() {
        String stale = "import('/lib/feed.js').then(({ isStale }) => isStale("
                + "{ answeredAt: 0, awaitedSince: 0, paceMs: 2000, tookMs: %d, now: 8000 }))";

        assertThat(page.evaluate(stale.formatted(10))).isEqualTo(true);
        assertThat(page.evaluate(stale.formatted(6_000))).isEqualTo(false);
    }

    @Test
    void thePageSaysSoWhenAnswersStop() {
        assertThat(at("live-state")).hasText("Live");

        page.route("**/orders/*", route -> {}); // never answered

        assertThat(at("stale")).isVisible(new IsVisibleOptions().setTimeout(30_000));
        assertThat(at("live-state")).hasText("Stale");
    }

    @Test
    void aChosenSpanIsKeptInTheAddress() {
        at("span-30m").focus();
        page.keyboard().press("Space");

        assertThat(page).hasURL(Pattern.compile(".*span=30m.*"));
        page.reload();
        assertThat(at("span-30m")).isChecked();
    }

    private void open(NewContextOptions options) {
        tab = new Tab(browser, options);
        page = tab.page();
        tab.open("/?pace=1s");
    }

    private Locator at(String hook) {
        return tab.at(hook);
    }

    /** The page is live with the first answer, which may be another part's. */
    private long total() {
        assertThat(at("total-orders")).hasAttribute("value", Pattern.compile("\\d+"));
        return Long.parseLong(at("total-orders").getAttribute("value"));
    }

    private static void refuse(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(503)
                .setContentType("application/problem+json")
                .setBody("{\"type\":\"urn:millrace:problem:pinot-unavailable\",\"title\":\"Incomplete query result\","
                        + "\"status\":503,\"detail\":\"Away.\",\"requestId\":\"r1\"}"));
    }
}
