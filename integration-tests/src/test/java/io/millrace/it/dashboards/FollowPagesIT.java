package io.millrace.it.dashboards;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import io.millrace.it.ApiClient;
import io.millrace.it.Events;
import io.millrace.it.SharedApi;
import io.millrace.it.SharedProcessor;
import io.millrace.it.ShopRows;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages that are made of the derived streams and the shop's database. */
class FollowPagesIT {
    private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);

    /** How many pairs of cells of a row overlap. */
    private static final String OVERLAPPING_CELLS =
            """
            [...document.querySelectorAll('[data-test="statuses"] tbody tr')].flatMap((row) => {
              const cells = [...row.cells].map((cell) => {
                const text = document.createRange();
                text.selectNodeContents(cell);
                return text.getBoundingClientRect();
              }).filter(({ width }) => width > 0);
              return cells.flatMap((a, i) => cells.slice(i + 1).filter((b) =>
                a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom));
            }).length""";

    private static final Duration FOR_A_WHILE = Duration.ofHours(2);

    private static Browser browser;

    private final ApiClient api = SharedApi.client();
    private final String id = Events.newId();
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

    @BeforeEach
    void open() {
        tab = new Tab(
                browser, new NewContextOptions().setViewportSize(1440, 1000).setLocale("en-GB"));
    }

    @AfterEach
    void close() {
        tab.close();
    }

    @Test
    void popularItemsAreShownByTheirNameOfNowWithImageAndPiecesPerOrder() {
        Instant now = Instant.now();
        ShopRows.product(id, "Margherita " + id, now);
        order("1", now, 900);
        order("2", now, 300);

        tab.open("/?pace=1s&popular=5m");

        Locator row = row("popular-items");
        assertThat(row).containsText("Margherita", SOON);
        assertThat(row).containsText("600.0", SOON);
        assertThat(row).containsText("1,200", SOON);
        Locator image = row.locator("img");
        await().until(() -> (int) image.evaluate("image => image.naturalWidth") > 0);

        ShopRows.product(id, "Regina " + id, now.plusMillis(1));
        assertThat(row).containsText("Regina", SOON);
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void theStatusesPageOpensOnTheStuckOrdersOfAllStatusesAndLeadsToThem() {
        // Longer ago than any order that other tests leave
        Instant since = Instant.parse("2000-03-01T12:00:05Z");
        order("1", since, 1);
        api.post(
                "order_statuses",
                Events.status(id + "-1", since, "BEING_PREPARED").toString());

        tab.open("/pages/statuses/index.html?pace=1s");

        assertThat(row("stuck")).containsText("1 Mar 2000", SOON);
        assertThat(row("stuck")).containsText("Being prepared");
        assertThat(tab.at("statuses").locator("tbody tr").nth(2))
                .containsText(Pattern.compile("Being prepared.*order", Pattern.DOTALL));
        tab.screenshot("statuses-wide.png");
        tab.at("stuck-status").selectOption("ORDER_CONFIRMED");
        assertThat(row("stuck")).hasCount(0);
        tab.at("stuck-status").selectOption("BEING_PREPARED");

        row("stuck").locator("a").click();

        assertThat(tab.at("order-status")).containsText("Being prepared");
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void thatNoneIsStuckIsSaidOfTheStatusThatWasAskedForOnly() {
        tab.page()
                .route(
                        "**/orders/stuck/**",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody("{\"items\":[],\"next\":null}")));

        tab.open("/pages/statuses/index.html?pace=1s");
        assertThat(tab.at("stuck-empty")).containsText("No order is in its status");
        tab.at("stuck-status").selectOption("BEING_COOKED");

        assertThat(tab.at("stuck-empty")).containsText("No stuck orders in “Being cooked”");
        assertThat(tab.at("stuck-empty")).containsText("Choose “any status” to see others");
    }

    @Test
    void aMomentOfAnotherDaySaysItsYear() {
        Instant placed = Instant.parse("2024-02-29T12:00:05Z");
        order("1", placed, 1);

        tab.open("/pages/order/index.html?pace=1s&id=" + id + "-1");

        assertThat(tab.at("order-facts").locator("time")).hasText(Pattern.compile("29 Feb 2024, \\d\\d:00:05"));
    }

    @Test
    void moreStuckOrdersThanThePageHoldsAreReachedAll() {
        int orders = 1_012;
        Instant since = Instant.now().minus(Duration.ofDays(3));
        String placed = IntStream.range(0, orders)
                .mapToObj(i -> Events.order("%s-%04d".formatted(id, i), since.plusMillis(i), "1")
                        .toString())
                .collect(Collectors.joining("\n"));
        assertThat(api.post("orders", placed, "Content-Type", "application/x-ndjson")
                        .status())
                .isEqualTo(202);

        tab.open("/pages/statuses/index.html?pace=1s&status=PLACED_ORDER&longer=24h");

        assertThat(tab.at("stuck-count")).containsText("The 20 longest", SOON);
        tab.at("stuck-more").click();
        assertThat(tab.at("stuck-count")).containsText("The 100 longest");
        tab.at("stuck-more").click();
        assertThat(tab.at("stuck-count")).containsText("The 1,000 longest", SOON);
        tab.at("stuck-more").click();
        assertThat(tab.at("stuck-count")).containsText(Pattern.compile("The last \\d+"), SOON);
        assertThat(tab.at("stuck")).containsText("%s-%04d".formatted(id, orders - 1));
        tab.at("stuck-first").click();
        assertThat(tab.at("stuck-count")).containsText("The 20 longest");
    }

    @Test
    void anIdLeadsToTheHistoryAndTheItemsOfItsOrder() {
        Instant placed = Instant.now().minus(FOR_A_WHILE);
        ShopRows.product(id, "Margherita " + id, placed);
        order("1", placed, 3);
        api.post(
                "order_statuses",
                "[%s,%s]"
                        .formatted(
                                Events.status(id + "-1", placed.plusSeconds(65), "BEING_COOKED"),
                                Events.status(id + "-1", placed.plusSeconds(5), "ORDER_CONFIRMED")));
        tab.open("/?pace=1s");

        tab.at("find-order").fill(id + "-1");
        tab.at("find-order").press("Enter");

        assertThat(tab.at("order-status")).hasText("Being cooked");
        assertThat(tab.at("order-history").locator("li")).containsText(new Pattern[] {
            Pattern.compile("for 5 s"),
            Pattern.compile("for 1 min 0 s"),
            Pattern.compile("for (1 h 5[89]|2 h 0) min so far")
        });
        assertThat(tab.at("order-items")).containsText("Margherita " + id, SOON);
        assertThat(tab.at("order-user")).hasText("17");
        tab.screenshot("order-wide.png");
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void anOrderThatIsNoneIsSaidAndShownOnceItComes() {
        String popular = "popular";
        tab.open("/pages/order/index.html?pace=1s&id=" + id + "-1");
        assertThat(tab.at("order-missing")).containsText("There is no order " + id);

        order("1", Instant.now(), 1);

        assertThat(tab.at("order-status")).containsText("Placed", SOON);
        assertThat(tab.at("order-missing")).isHidden();

        api.post("orders", Events.order(popular, Instant.now(), "1").toString());
        tab.at("find-order").fill(popular);
        tab.at("find-order").press("Enter");
        assertThat(tab.at("order-status")).containsText("Placed", SOON);
    }

    @Test
    void aCustomerIsFoundByHowTheirNameBeginsAndHasTheirOrders() {
        ShopRows.user(id, "Asha" + id, Instant.now());
        ObjectNode order = Events.order(id + "-1", Instant.now(), "12.30").put("userId", id);
        api.post("orders", order.toString());
        await().until(() -> api.get("/users/" + id).status() == 200);
        tab.open("/pages/users?pace=1s");

        tab.at("user-search").fill("asha" + id + " Rao");
        assertThat(tab.at("users").locator("tbody tr")).hasCount(1);
        tab.at("users").locator("a").click();

        assertThat(tab.at("user-facts")).containsText("Asha" + id + " Rao");
        assertThat(row("user-orders")).containsText("12.30", SOON);
        tab.screenshot("users-wide.png");
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void yearsInAStatusFitAPhone() {
        String lengths = Stream.of("min", "avg", "percentile50", "percentile75", "percentile90", "percentile99", "max")
                .map(length -> ",\"" + length + "Seconds\":115246800")
                .collect(Collectors.joining());
        tab.page()
                .route(
                        "**/orders/statuses",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody("[{\"status\":\"BEING_PREPARED\",\"orders\":1234567" + lengths + "}]")));
        tab.page().setViewportSize(320, 640);
        tab.open(Pages.path("statuses"));

        assertThat(tab.at("statuses")).containsText("1333 d 21 h");
        assertThat(tab.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        assertThat(tab.page().evaluate(OVERLAPPING_CELLS)).isEqualTo(0);
    }

    private void order(String name, Instant placed, int pieces) {
        ObjectNode order = Events.order(id + "-" + name, placed, "30");
        ((ObjectNode) order.at("/items/0")).put("productId", id).put("quantity", pieces);
        assertThat(api.post("orders", order.toString()).status()).isEqualTo(202);
    }

    /** The row of a table that is about what this test made. */
    private Locator row(String table) {
        return tab.at(table).locator("tbody tr").filter(new Locator.FilterOptions().setHasText(id));
    }
}
