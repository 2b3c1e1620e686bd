package io.millrace.it.dashboards;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.millrace.it.Events;
import io.millrace.it.SharedApi;
import io.millrace.it.ShopRows;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page, in the light and in the dark, breaks no rule of WCAG 2.1 A and AA that axe can tell, is no wider than a
 * screen of 320 pixels, and does nothing that its content policy stops.
 */
class AccessibilityIT {
    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

    private static final String BEYOND_THE_EDGE =
            """
            [...document.querySelectorAll('body *')]
              .filter((each) => each.getBoundingClientRect().right > innerWidth)
              .map((each) => each.outerHTML.slice(0, 200))""";

    private static final Map<String, Object> ALL_RULES =
            Map.of("type", "tag", "values", List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa"));

    /** Colours are all that differs in the dark. */
    private static final Map<String, Object> RULES_OF_COLOURS =
            Map.of("type", "rule", "values", List.of("color-contrast", "link-in-text-block"));

    /** Of the contract's closed operations the first of each section stands for the others, which look the same. */
    private static final String VIOLATIONS =
            """
            (runOnly) => axe.run({ exclude: ['.opblock:not(.is-open) ~ .opblock:not(.is-open)'] }, { runOnly }).then(({ violations }) =>
              violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`)))
            """;

    private static final String ORDER = "axe-" + Events.newId();

    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        SharedApi.client()
                .post("orders", Events.order(ORDER, Instant.now(), "5").toString());
        ShopRows.row(
                "users",
                """
                {"id":"0%s","firstName":"%s","email":"%s@example.com","deleted":false,"changedAt":"%s"}"""
                        .formatted("0".repeat(60), "M".repeat(60), "m".repeat(60), Instant.now()));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    static Stream<String> pages() {
        return Stream.concat(
                Pages.paths().stream(),
                Stream.of(Pages.path("users") + "?id=17", Pages.path("order") + "?id=" + ORDER));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageBreaksNoRule(String path) throws IOException {
        NewContextOptions options = new NewContextOptions()
                .setViewportSize(1440, 1000)
                .setColorScheme(ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE);
        try (Tab tab = new Tab(browser, options)) {
            tab.open(path);
            settle(tab);

            // Before axe, which writes styles into the page
            assertThat(tab.complaints()).noneMatch(complaint -> complaint.contains("Content Security Policy"));
            assertThat(violations(tab.page(), ALL_RULES)).isEmpty();

            tab.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            tab.page().setViewportSize(320, 640);
            tab.page().reload();
            settle(tab);
            // As https://www.w3.org/TR/WCAG21/#reflow has it
            assertThat(tab.page().evaluate("document.documentElement.scrollWidth"))
                    .as(() -> "beyond the edge: " + tab.page().evaluate(BEYOND_THE_EDGE))
                    .isEqualTo(320);
            assertThat(violations(tab.page(), RULES_OF_COLOURS))
                    .as("in the dark")
                    .isEmpty();
        }
    }

    /** What is asked for has come; of the contract two calls are open, one of them with a body. */
    private static void settle(Tab tab) {
        if (tab.page().url().contains("/pages/api/")) {
            tab.page().locator(".opblock-get .opblock-summary-control").first().click();
            tab.page().locator(".opblock-post .opblock-summary-control").first().click();
            assertThat(tab.page().locator(".opblock-body select").first()).isVisible();
            return;
        }
        assertThat(tab.page().locator("live-status[data-state='waiting']:visible"))
                .hasCount(0);
        assertThat(tab.page().locator("tbody .skeleton")).hasCount(0);
    }

    @SuppressWarnings("unchecked") // a list of texts, by VIOLATIONS
    private static List<String> violations(Page page, Map<String, Object> rules) throws IOException {
        try (InputStream axe = Objects.requireNonNull(AccessibilityIT.class.getResourceAsStream(AXE))) {
            page.evaluate(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        return (List<String>) page.evaluate(VIOLATIONS, rules);
    }
}
