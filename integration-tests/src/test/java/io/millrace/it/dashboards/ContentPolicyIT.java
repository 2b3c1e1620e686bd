package io.millrace.it.dashboards;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import io.millrace.it.Events;
import io.millrace.it.SharedApi;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The pages do what they do within the policy that they are sent with, in a browser that holds them to it.
 * {@link AccessibilityIT} opens all of them.
 */
class ContentPolicyIT {
    /** Notes what the policy stopped; a script of the test's own, which no policy concerns. */
    private static final String NOTE_VIOLATIONS =
            "window.violations = []; addEventListener('securitypolicyviolation', (event) =>"
                    + " violations.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sourceFile));";

    private static Browser browser;

    private Tab tab;

    @BeforeAll
    static void startBrowser() {
        browser = Browser.start();
        String id = "policy-" + Events.newId();
        SharedApi.client().post("orders", Events.order(id, Instant.now(), "5").toString());
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() {
        tab = new Tab(browser, new NewContextOptions().setViewportSize(1440, 1000));
        tab.page().addInitScript(NOTE_VIOLATIONS);
    }

    @AfterEach
    void close() {
        tab.close();
    }

    @Test
    void theChartsTooltipIsDrawn() {
        tab.open("/?pace=1s");
        assertThat(tab.at("live-state")).hasText("Live");

        tab.page().locator("time-chart[name='orders-chart'] canvas").first().hover();

        assertThat(tab.page().locator(".chart-tooltip").first()).isVisible();
        assertThat(violations()).isEmpty();
    }

    @Test
    void aScriptThatStandsInAPageDoesNotRun() {
        tab.open(Pages.path("statuses"));

        tab.page()
                .evaluate("document.body.append(Object.assign(document.createElement('script'),"
                        + " { textContent: 'document.title = \"hacked\"' }))");

        assertThat(tab.page()).not().hasTitle("hacked");
        await().untilAsserted(() ->
                assertThat(violations()).singleElement().asString().startsWith("script-src-elem inline"));
    }

    @Test
    void noOtherPageMayFrameThese() {
        Page page = tab.page();
        page.route(
                "http://elsewhere.example/",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html")
                        .setBody("<iframe src='" + SharedApi.address() + "/'></iframe>")));

        Response response = page.navigate(
                "http://elsewhere.example/", new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));

        assertThat(response.ok()).isTrue();
        assertThat(page.frames().get(1).url()).startsWith("chrome-error:");
    }

    @SuppressWarnings("unchecked") // a list of texts, by NOTE_VIOLATIONS
    private List<String> violations() {
        return (List<String>) tab.page().evaluate("window.violations");
    }
}
