package io.millrace.it.dashboards;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.millrace.it.ApiClient;
import io.millrace.it.Customers;
import io.millrace.it.Events;
import io.millrace.it.SharedApi;
import io.millrace.it.SharedProcessor;
import io.millrace.it.SharedStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The page about who must not get a campaign. */
@ResourceLock(SharedStack.SUPPRESSIONS)
class SuppressionsPageIT {
    private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(30_000);
    private static final Duration ON_THE_LIST_BY = Duration.ofSeconds(40);
    private static final String PAGE = "/pages/suppressions/index.html?pace=2s";
    private static final int PHONE_WIDTH = 390;

    private static Browser browser;

    private final ApiClient api = SharedApi.client();
    private final String id = Events.newId();

    @SuppressWarnings("NullAway.Init") // each test opens it
    private Tab tab;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        SharedProcessor.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void close() {
        tab.close();
    }

    @Test
    void listsAreShownWithTheirSizesAndAnAddressWithTheReasons() {
        suppress();
        open(new NewContextOptions().setViewportSize(1440, 1000));

        assertThat(tab.at("list-opted_out")).containsText("customer", SOON);
        assertThat(tab.at("sizes-opted_out").locator("svg title")).containsText("now", SOON);
        assertThat(tab.at("list-birthday_reminder")).containsText("not on opted_out", SOON);
        lookUp(id + "@example.com");

        assertThat(tab.at("verdict")).containsText("is on 2 lists", SOON);
        assertThat(tab.at("hits")).containsText("opted out");
        assertThat(tab.at("hits")).containsText("placed an order");
        assertThat(tab.at("hits")).containsText("for good");
        tab.screenshot("suppressions-wide.png");

        lookUp("nobody." + id + "@example.com");
        assertThat(tab.at("verdict")).containsText("No customer has", SOON);
        assertThat(tab.at("hits")).isHidden();
        tab.screenshot("suppressions-unknown-address.png");
        assertNothingBroke();
    }

    @Test
    void ofAListThatCannotBeAskedALookUpSaysSoAndOfTheOthersWhatIsKnown() {
        open(new NewContextOptions().setViewportSize(1440, 1000));
        answerLookUps("{\"list\":\"opted_out\",\"customerId\":\"17\",\"reason\":\"opted out\","
                + "\"since\":\"2024-02-29T12:00:05Z\",\"until\":null}");

        lookUp("asha@example.com");

        assertThat(tab.at("verdict")).containsText("is on 1 list and must not get", SOON);
        assertThat(tab.at("verdict")).containsText("It is unknown for 1 list.");
        assertThat(tab.at("hits").locator("tbody tr")).hasCount(2);
        assertThat(tab.at("hits")).containsText("29 Feb 2024");
        assertThat(tab.at("hits")).containsText("Unknown. Table orders is 11000 ms behind.");
        tab.screenshot("suppressions-look-up-in-part.png");

        tab.page().unroute("**/suppressions/check");
        answerLookUps("");
        lookUp("asha@example.com");

        assertThat(tab.at("verdict")).containsText("is unknown now, so don’t send", SOON);
        assertThat(tab.at("verdict")).not().containsText("no list");
    }

    /** Answers as the API does where the list winback can't be asked. */
    private void answerLookUps(String hits) {
        tab.page()
                .route(
                        "**/suppressions/check",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody("{\"asOf\":\"2026-01-31T12:00:00Z\",\"freshnessMs\":200,\"unavailable\":["
                                        + "{\"list\":\"winback\",\"reason\":\"Table orders is 11000 ms behind.\"}],"
                                        + "\"results\":[{\"email\":\"asha@example.com\",\"known\":true,"
                                        + "\"suppressed\":\"unknown\",\"lists\":[" + hits + "]}]}")));
    }

    @Test
    void whatIsNoAddressIsToldTheRule() {
        open(new NewContextOptions().setViewportSize(1440, 1000));

        lookUp("nobody");

        assertThat(tab.at("verdict")).containsText("must be an e-mail address", SOON);
    }

    @Test
    void aListIsSavedAsAFileWithAllOfItsMembersPlainOrHashed() throws IOException {
        suppress();
        open(new NewContextOptions().setViewportSize(1440, 1000));
        assertThat(tab.at("list-opted_out")).containsText("customer", SOON);

        Download plain = save("opted_out");
        assertThat(plain.suggestedFilename()).isEqualTo("opted_out.csv");
        List<String> lines = Files.readAllLines(plain.path());
        assertThat(lines.get(0)).isEqualTo("customerId,email,reason,since,until");
        assertThat(lines).anyMatch(line -> line.contains(id + "@example.com"));
        assertThat(tab.at("download-opted_out-state")).containsText("the list is complete", SOON);

        tab.at("download-opted_out").locator("select").selectOption("ndjson");
        tab.at("download-opted_out").locator("input").check();
        Download hashed = save("opted_out");
        assertThat(hashed.suggestedFilename()).isEqualTo("opted_out-sha256.ndjson");
        assertThat(Files.readString(hashed.path()))
                .doesNotContain("@example.com")
                .contains(id)
                .contains("\"complete\":true");
        assertNothingBroke();
    }

    @Test
    void aListThatSaysThatItIsNotCompleteIsNotSaved() {
        open(new NewContextOptions().setViewportSize(1440, 1000));
        assertThat(tab.at("list-winback")).containsText("customer", SOON);
        tab.page()
                .route(
                        "**/suppressions/winback?*",
                        route -> route.fulfill(
                                new Route.FulfillOptions()
                                        .setContentType("application/x-ndjson")
                                        .setBody(
                                                "{\"customerId\":\"1\"}\n{\"complete\":false,\"reason\":\"Pinot went away.\"}\n")));

        tab.at("download-winback").locator("select").selectOption("ndjson");
        tab.at("download-winback").locator(".button").click();

        assertThat(tab.at("download-winback-state")).containsText("The list isn’t complete. Pinot went away.", SOON);
    }

    @Test
    void whileTheListsCannotBeHadThePageSaysSo() {
        open(new NewContextOptions().setViewportSize(1440, 1000));
        assertThat(tab.at("list-winback")).containsText("customer", SOON);

        tab.page().route("**/suppressions", SuppressionsPageIT::refuse);
        tab.page().route("**/suppressions/**", SuppressionsPageIT::refuse);

        assertThat(tab.at("error")).containsText("Pinot is behind.", SOON);
        assertThat(tab.at("error")).containsText("Data is not up to date");
        assertThat(tab.at("error")).containsText("New events are still stored");
        assertThat(tab.at("problem-winback")).containsText(Pattern.compile("This number is \\d.* old\\."));
        assertThat(tab.at("list-winback")).containsText("customer");
        tab.at("download-winback").locator(".button").click();
        assertThat(tab.at("download-winback-state")).containsText("Data is not up to date", SOON);
        tab.screenshot("suppressions-error.png");
    }

    @Test
    void aListThatCannotBeCountedLeavesTheOthersGoing() {
        open(new NewContextOptions().setViewportSize(1440, 1000), "**/suppressions/winback/size*");

        assertThat(tab.at("problem-winback")).containsText("Pinot is behind.", SOON);
        assertThat(tab.at("problem-winback")).containsText("Not counted yet.");
        assertThat(tab.at("sizes-winback-problem")).containsText("History: Pinot is behind", SOON);
        assertThat(tab.at("list-opted_out")).containsText("customer", SOON);
        assertThat(tab.at("sizes-opted_out").locator("svg title")).containsText("now", SOON);
        assertThat(tab.at("error")).isHidden();
        assertThat(tab.at("live-state")).hasText("In part");
        tab.screenshot("suppressions-one-fails.png");
    }

    @Test
    void whichListsThereAreIsShownBeforeTheyAreCounted() {
        tab = new Tab(browser, new NewContextOptions().setLocale("en-GB"));
        tab.page().route(Pattern.compile("/sizes?(\\?.*)?$"), route -> {}); // never answered

        tab.open(PAGE);

        assertThat(tab.at("list-winback")).containsText("days = 90", SOON);
        assertThat(tab.at("list-winback")).containsText("Counting…");
        assertThat(tab.at("list-birthday_reminder")).containsText("Counting…", SOON);
        tab.screenshot("suppressions-counting.png");
    }

    @Test
    void itFitsAPhoneAndTheDark() {
        suppress();
        open(new NewContextOptions().setViewportSize(PHONE_WIDTH, 740).setColorScheme(ColorScheme.DARK));
        assertThat(tab.at("sizes-opted_out").locator("svg title")).containsText("now", SOON);
        lookUp(id + "@example.com");
        assertThat(tab.at("verdict")).containsText("is on 2 lists", SOON);

        assertThat((int) tab.page().evaluate("document.documentElement.scrollWidth"))
                .as("nothing is wider than the screen")
                .isEqualTo(PHONE_WIDTH);
        tab.screenshot("suppressions-phone-dark.png");
    }

    private void open(NewContextOptions options) {
        tab = new Tab(browser, options.setLocale("en-GB"));
        tab.open(PAGE);
    }

    /** With what is asked there refused. */
    private void open(NewContextOptions options, String refused) {
        tab = new Tab(browser, options.setLocale("en-GB"));
        tab.page().route(refused, SuppressionsPageIT::refuse);
        tab.open(PAGE);
    }

    /** On a busy machine nobody may know for a moment whether a table is whole, which the page says and asks again. */
    private void assertNothingBroke() {
        assertThat(tab.complaints()).allMatch(complaint -> complaint.contains("503"));
    }

    private void lookUp(String email) {
        tab.at("look-up-email").fill(email);
        tab.at("look-up-ask").click();
    }

    private Download save(String list) {
        return tab.page()
                .waitForDownload(
                        () -> tab.at("download-" + list).locator(".button").click());
    }

    /** A customer who ordered and opted out. */
    private void suppress() {
        Instant now = Instant.now();
        Customers.publish(id, id + "@example.com", now);
        api.post("orders", Events.order(id, now, "12.30").put("userId", id).toString());
        api.post(
                "consents",
                "{\"userId\":\"%s\",\"channel\":\"EMAIL\",\"status\":\"OPTED_OUT\",\"changedAt\":\"%s\"}"
                        .formatted(id, now));
        await().atMost(ON_THE_LIST_BY)
                .until(() -> api.get("/suppressions/check?email=" + id + "@example.com")
                                .raw()
                                .body()
                                .split("\"list\":", -1)
                                .length
                        == 3);
    }

    private static void refuse(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(503)
                .setContentType("application/problem+json; charset=utf-8")
                .setBodyBytes(
                        """
                        {"type":"urn:millrace:problem:catching-up","title":"Data is not up to date",
                         "status":503,"detail":"Table orders is 11000 ms behind.","requestId":"r-1"}"""
                                .getBytes(StandardCharsets.UTF_8)));
    }
}
