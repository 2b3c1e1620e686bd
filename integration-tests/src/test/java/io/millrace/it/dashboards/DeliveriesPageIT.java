package io.millrace.it.dashboards;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.millrace.it.ApiClient;
import io.millrace.it.Events;
import io.millrace.it.SharedApi;
import io.millrace.it.SharedProcessor;
import io.millrace.it.SharedStack;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Each test has a place of its own, far from the shop and from those of the others. */
@ResourceLock(SharedStack.GEOFENCES)
class DeliveriesPageIT {
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double METRES_PER_DEGREE = 111_195;
    private static final int PHONE_WIDTH = 390;

    /** The corners of a square around the middle, of the width that {@link #drawSquare} draws. */
    private static final int[][] SQUARE = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};

    private static final int HALF_PX = 120;

    /** What {@link #HALF_PX} are on the map at zoom 14 and 60.1 degrees north. */
    private static final double HALF_M = 571;

    private static Browser browser;

    private final ApiClient api = SharedApi.client();
    private final List<String> complaints = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    /** A place on Earth that a test has for itself. */
    private record Place(double lat, double lon) {
        Place movedBy(double northM, double eastM) {
            double degreeEastM = METRES_PER_DEGREE * Math.cos(Math.toRadians(lat));
            return new Place(lat + northM / METRES_PER_DEGREE, lon + eastM / degreeEastM);
        }

        /** As the page's address has it, at zoom 14. */
        String asView() {
            return "view=%s_%s_14".formatted(lat, lon);
        }
    }

    @BeforeAll
    static void startBrowser() {
        browser = Browser.start();
        // The page of an order, which one test opens, needs the derived tables
        SharedProcessor.start();
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void openContext() {
        open(new NewContextOptions().setViewportSize(1440, 1000));
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void aDrawnAreaCountsWhoIsInsideAndKeepsUpAsTheyMove() {
        Place middle = new Place(60.1, -30.1);
        String id = "page-" + Events.newId();
        for (int i = 0; i < 5; i++) {
            ride(id + "-in-" + i, middle.movedBy(60 * i - 120, 100));
        }
        // So near to a corner that the click hits the dot as well, which mustn't draw the corner to it
        ride(id + "-in-corner", middle.movedBy(HALF_M - 20, HALF_M - 20));
        for (int i = 0; i < 4; i++) {
            ride(id + "-out-" + i, middle.movedBy(60 * i, -1_000));
        }
        show(middle.asView());
        assertThat(at("view-count")).hasText("10");

        drawSquare();

        assertThat(at("area-count")).hasText("6");
        assertThat(countOfTheApi()).isEqualTo(6);
        assertThat(at("couriers")).containsText(id + "-in-4");
        assertThat(at("couriers")).not().containsText("-out-");

        ride(id + "-out-0", middle);
        assertThat(at("area-count")).hasText("7");
        assertThat(at("couriers")).containsText(id + "-out-0");
        ride(id + "-in-1", middle.movedBy(1_200, 0));
        ride(id + "-in-2", middle.movedBy(0, 1_400));
        assertThat(at("area-count")).hasText("5");
        assertThat(countOfTheApi()).isEqualTo(5);
        take("deliveries-area-wide");
        assertThat(complaints).isEmpty();
        assertThat(addresses)
                .as("who is asked without a tile server")
                .allMatch(address -> address.startsWith(SharedApi.address().toString()));
    }

    @Test
    void aDrawnAreaIsSavedUnderANameAndCountedUntilItIsDeleted() {
        Place middle = new Place(58.1, -40.1);
        String id = "page-" + Events.newId();
        String name = "town-" + id.substring(5, 13);
        for (int i = 0; i < 3; i++) {
            ride(id + "-in-" + i, middle.movedBy(80 * i - 120, 100));
        }
        show(middle.asView());
        assertThat(at("geofences")).not().containsText(name);
        drawSquare();
        assertThat(at("area-count")).hasText("3");

        at("geofence-name").fill(name);
        take("deliveries-saving-wide");
        at("geofence-name").press("Enter");

        assertThat(geofenceRow(name)).containsText("3");
        assertThat(at("area-count")).isHidden();
        assertThat(at("geofences-words")).hasText("Saved as " + name + ".");
        assertThat(page.locator(".map-geofence-name")).hasText(name + " 3");
        assertThat(savedCountOfTheApi(name)).isEqualTo(3);
        ride(id + "-in-0", middle.movedBy(0, -1_500));
        assertThat(page.locator(".map-geofence-name")).hasText(name + " 2");
        assertThat(geofenceRow(name)).containsText("2");
        assertThat(savedCountOfTheApi(name)).isEqualTo(2);
        take("deliveries-geofences-wide");

        geofenceRow(name).getByText("Delete").click();
        assertThat(geofenceRow(name).getByText("Keep")).isFocused();
        take("deliveries-deleting-wide");
        page.keyboard().press("Enter");
        assertThat(geofenceRow(name).getByText("Delete")).isFocused();
        geofenceRow(name).getByText("Delete").click();
        geofenceRow(name).getByText("Delete it").click();

        assertThat(geofenceRow(name)).hasCount(0);
        assertThat(page.locator(".map-geofence-name")).hasCount(0);
        assertThat(at("geofences-words")).hasText("Deleted " + name + ".");
        assertThat(api.get("/geofences/" + name).status()).isEqualTo(404);
        assertThat(complaints).isEmpty();
    }

    @Test
    void whatIsSavedUnderTheNameAlreadyIsReplacedOnlyWhenAskedTwice() {
        Place middle = new Place(57.1, -41.1);
        String name = "twice-" + Events.newId().substring(0, 8);
        show(middle.asView());
        drawSquare();
        at("geofence-name").fill(name);
        at("geofence-save").click();
        assertThat(geofenceRow(name)).hasCount(1);
        String before = api.get("/geofences/" + name).body().path("area").toString();
        drawSquare();
        at("geofence-name").fill(name);

        at("geofence-save").click();

        assertThat(at("geofence-problem")).containsText("The area " + name + " exists.");
        assertThat(api.get("/geofences/" + name).body().path("area").toString()).isEqualTo(before);
        String savedAt = api.get("/geofences/" + name).body().path("savedAt").asText();
        at("geofence-save").click();
        assertThat(at("area-count")).isHidden();
        assertThat(api.get("/geofences/" + name).body().path("savedAt").asText())
                .isNotEqualTo(savedAt);
        api.delete("/geofences/" + name);
        assertThat(geofenceRow(name)).hasCount(0);
    }

    @Test
    void whyAnAreaCantBeSavedOrDeletedIsSaidInTheWordsOfTheApi() {
        Place middle = new Place(56.1, -42.1);
        String name = "kept-" + Events.newId().substring(0, 8);
        assertThat(api.put("/geofences/" + name, squareAround(middle)).status()).isEqualTo(201);
        page.route("**/geofences/*", route -> refuseChange(route));
        show(middle.asView());
        drawSquare();
        at("geofence-name").fill("new-" + name);
        at("geofence-save").click();

        assertThat(at("geofence-problem")).containsText("Kafka isn’t answering.");
        assertThat(at("geofence-problem")).containsText("Events not stored");
        assertThat(at("geofence-save")).isEnabled();
        geofenceRow(name).getByText("Delete").click();
        geofenceRow(name).getByText("Delete it").click();
        assertThat(at("geofences-problem")).containsText("was not acknowledged in time");
        assertThat(geofenceRow(name)).hasCount(1);
        take("deliveries-geofences-problem-wide");
        page.unroute("**/geofences/*");
        api.delete("/geofences/" + name);
    }

    @Test
    void anAreaIsDrawnWithTheKeyboardAlone() {
        Place middle = new Place(61.1, -31.1);
        ride("page-" + Events.newId(), middle.movedBy(0, 30));
        show(middle.asView());
        assertThat(at("view-count")).hasText("1");

        at("area-draw").focus();
        page.keyboard().press("Enter");
        pan("ArrowLeft");
        page.keyboard().press("Enter");
        pan("ArrowRight", "ArrowRight", "ArrowUp");
        page.keyboard().press("Enter");
        pan("ArrowDown", "ArrowDown");
        page.keyboard().press("Enter");
        at("area-done").focus();
        page.keyboard().press("Enter");

        assertThat(at("area-count")).hasText("1");
        assertThat(at("area-draw")).isFocused();
        at("area-clear").click();
        assertThat(at("area-count")).isHidden();
    }

    @Test
    void anAreaThatCrossesItselfIsRefusedInTheWordsOfTheApi() {
        Place middle = new Place(62.1, -32.1);
        show(middle.asView());
        at("area-draw").click();
        click(-100, -100);
        click(100, 100);
        click(100, -100);
        click(-100, 100);

        at("area-done").click();

        assertThat(at("area-refused")).containsText("self-crossing");
        assertThat(at("area-count")).isHidden();
        assertThat(at("error")).isHidden();
    }

    @Test
    void aCourierIsFollowedFromTheMapAndFromTheOrder() {
        Place door = new Place(63.1, -33.1);
        String id = "page-" + Events.newId();
        ObjectNode order = Events.order(id, Instant.now().minusSeconds(600), "12.30");
        api.post(
                "orders",
                order.put("deliveryLat", door.lat())
                        .put("deliveryLon", door.lon())
                        .toString());
        Instant now = Instant.now();
        for (int i = 0; i < 30; i++) {
            ride(id, door.movedBy(4 * i, -1_500 + 7 * i), now.minusSeconds(30 - i), "IN_TRANSIT");
        }
        Place last = door.movedBy(4 * 29, -1_500 + 7 * 29);
        show(last.asView());
        assertThat(at("view-count")).hasText("1");

        click(0, 0);

        assertThat(at("followed-id")).hasText(id);
        assertThat(at("followed-left")).hasText(Pattern.compile("1[.,]3 km"));
        assertThat(at("followed-eta")).hasText(Pattern.compile("\\d\\d:\\d\\d:\\d\\d\\s+in \\d+ min \\d+ s"));
        assertThat(page.locator(".map-way")).isVisible();
        assertThat(page.locator(".map-way-left")).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*[?&]order=" + id + ".*"));
        take("deliveries-followed-wide");

        at("followed-order").click();
        at("order-delivery").click();
        assertThat(at("followed-id")).hasText(id);

        ride(id, door, Instant.now(), "DELIVERED");
        assertThat(at("followed-facts")).containsText("Delivered");
        assertThat(complaints).isEmpty();
    }

    @Test
    void anOrderWithoutACourierIsSaidToHaveNone() {
        show("pace=1s");
        at("find-delivery").fill("page-nobody");
        at("find-delivery").press("Enter");

        assertThat(at("followed-missing")).containsText("No courier has reported on order page-nobody");
        assertThat(at("error")).isHidden();
    }

    @Test
    void withoutItsTileServerTheMapStillWorks() {
        Place middle = new Place(64.1, -34.1);
        ride("page-" + Events.newId(), middle);
        openWithoutPolicy();
        page.route("**/dashboards/settings.json", route -> withTiles(route, "http://tiles.invalid/{z}/{x}/{y}.png"));
        page.route("http://tiles.invalid/**", Route::abort);

        show(middle.asView());

        assertThat(at("map-message")).hasText("No streets: the tile server tiles.invalid can’t be reached.");
        assertThat(page.locator(".leaflet-control-scale")).hasText(Pattern.compile("\\d+ (m|km)"));
        assertThat(at("view-count")).hasText("1");
        drawSquare();
        assertThat(at("area-count")).hasText("1");
    }

    @Test
    void theTilesOfAServerAreShownWithWhoseTheyAre() {
        openWithoutPolicy();
        page.route("**/dashboards/settings.json", route -> withTiles(route, "http://tiles.invalid/{z}/{x}/{y}.png"));
        page.route("http://tiles.invalid/**", DeliveriesPageIT::drawTile);

        show("pace=1s");

        assertThat(page.locator("img.leaflet-tile-loaded").first()).isVisible();
        assertThat(at("map-attribution")).hasText("© Tiles, Inc.");
        assertThat(at("map-attribution").locator("a")).hasAttribute("href", "https://tiles.invalid/");
        assertThat(at("map-message")).isHidden();
        assertThat(page).not().hasTitle("hacked");
    }

    /** The service knows nothing of the tile server that the page is told of here, so its policy doesn't name it. */
    private void openWithoutPolicy() {
        context.close();
        open(new NewContextOptions().setViewportSize(1440, 1000).setBypassCSP(true));
    }

    @Test
    void onAPhoneAnAreaIsDrawnWithAFinger() {
        context.close();
        open(new NewContextOptions()
                .setViewportSize(PHONE_WIDTH, 844)
                .setHasTouch(true)
                .setIsMobile(true)
                .setColorScheme(ColorScheme.DARK));
        Place middle = new Place(65.1, -35.1);
        ride("page-" + Events.newId(), middle.movedBy(20, 20));
        ride("page-" + Events.newId(), middle.movedBy(-20, 20));
        show(middle.asView());
        assertThat(at("view-count")).hasText("2");

        at("area-draw").tap();
        BoundingBox map = at("map").boundingBox();
        BoundingBox bar = at("drawing").boundingBox();
        assertThat(bar.y + bar.height <= map.y || bar.y >= map.y + map.height)
                .as("the bar covers nothing of the map")
                .isTrue();
        for (int[] corner : SQUARE) {
            tap(100 * corner[0], 100 * corner[1]);
        }
        tap(100 * SQUARE[0][0] + 10, 100 * SQUARE[0][1] + 10);

        assertThat(at("area-count")).hasText("2");
        assertThat(at("drawing")).isHidden();
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(PHONE_WIDTH);
        take("deliveries-phone-dark");
        String name = "finger-" + Events.newId().substring(0, 8);
        at("geofence-name").fill(name);
        at("geofence-save").tap();
        assertThat(geofenceRow(name)).containsText("2");
        geofenceRow(name).getByText("Delete").tap();
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(PHONE_WIDTH);
        take("deliveries-phone-geofences-dark");
        geofenceRow(name).getByText("Delete it").tap();
        assertThat(geofenceRow(name)).hasCount(0);
    }

    private Locator geofenceRow(String name) {
        return at("geofences").locator("tbody tr").filter(new Locator.FilterOptions().setHasText(name));
    }

    private long savedCountOfTheApi(String name) {
        for (JsonNode count : api.get("/geofences/counts").body().path("counts")) {
            if (count.path("name").asText().equals(name)) {
                return count.path("count").asLong(-1);
            }
        }
        return -1;
    }

    /** Lets questions through and refuses changes, as when Kafka is away. */
    private static void refuseChange(Route route) {
        if (route.request().method().equals("GET")) {
            route.resume();
            return;
        }
        route.fulfill(
                new Route.FulfillOptions()
                        .setStatus(503)
                        .setContentType("application/problem+json")
                        .setBody(
                                "{\"type\":\"urn:millrace:problem:kafka-unavailable\",\"title\":\"Events not stored\",\"status\":503,"
                                        + "\"detail\":\"The change of the saved areas was not acknowledged in time; ask for it again.\"}"));
    }

    private static String squareAround(Place middle) {
        Place south = middle.movedBy(-300, -300);
        Place north = middle.movedBy(300, 300);
        return "{\"type\":\"Polygon\",\"coordinates\":[[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]]}"
                .formatted(south.lon(), south.lat(), north.lon(), north.lat());
    }

    private void open(NewContextOptions options) {
        context = browser.get().newContext(options);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest((Request request) -> addresses.add(request.url()));
    }

    private void show(String query) {
        page.navigate(SharedApi.address() + "/pages/deliveries/index.html?pace=1s&" + query);
        assertThat(at("live-state")).hasText("Live");
    }

    private Locator at(String hook) {
        return page.locator("[data-test='" + hook + "']");
    }

    private void ride(String id, Place place) {
        ride(id, place, Instant.now(), "IN_TRANSIT");
    }

    private void ride(String id, Place place, Instant at, String status) {
        ObjectNode position = Events.position(id, at, place.lat(), place.lon()).put("status", status);
        assertThat(api.post("delivery_statuses", position.toString()).status()).isEqualTo(202);
    }

    /** Draws a square around the middle of the map, closed by its first corner. */
    private void drawSquare() {
        at("area-draw").click();
        for (int[] corner : SQUARE) {
            click(HALF_PX * corner[0], HALF_PX * corner[1]);
        }
        click(HALF_PX * SQUARE[0][0], HALF_PX * SQUARE[0][1]);
    }

    private void click(double rightPx, double downPx) {
        BoundingBox map = at("map").boundingBox();
        page.mouse().click(map.x + map.width / 2 + rightPx, map.y + map.height / 2 + downPx);
    }

    private void tap(double rightPx, double downPx) {
        BoundingBox map = at("map").boundingBox();
        page.touchscreen().tap(map.x + map.width / 2 + rightPx, map.y + map.height / 2 + downPx);
    }

    /** Moves the map with its keys; each time the page's address tells when it is there. */
    private void pan(String... keys) {
        for (String key : keys) {
            String before = page.url();
            page.keyboard().press(key);
            assertThat(page).not().hasURL(before);
        }
    }

    /** What the API itself says of the area that the page's address holds. */
    private long countOfTheApi() {
        String address = URLDecoder.decode(page.url(), StandardCharsets.UTF_8);
        Matcher area = Pattern.compile("[?&]area=([^&]*)").matcher(address);
        assertThat(area.find()).as(address).isTrue();
        ArrayNode ring = JSON.createArrayNode();
        for (String corner : area.group(1).split("\\*", -1)) {
            String[] lonLat = corner.split("_", -1);
            ring.addArray().add(Double.parseDouble(lonLat[0])).add(Double.parseDouble(lonLat[1]));
        }
        ring.add(ring.get(0));
        ObjectNode polygon = JSON.createObjectNode().put("type", "Polygon");
        polygon.putArray("coordinates").add(ring);
        ApiClient.Reply reply = api.ask("/deliveries/geofence", polygon.toString());
        assertThat(reply.status()).isEqualTo(200);
        return reply.body().path("count").asLong();
    }

    private void take(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    private static void withTiles(Route route, String url) {
        ObjectNode settings = JSON.createObjectNode();
        ObjectNode map = settings.putObject("map");
        map.putObject("shop").put("lat", 12.9783).put("lon", 77.5941);
        map.putObject("tiles")
                .put("url", url)
                .put(
                        "attribution",
                        "© <a href='https://tiles.invalid/' onclick='x()'>Tiles</a>, Inc.<img src=x onerror=\"document.title='hacked'\">")
                .put("maxZoom", 19);
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(settings.toString()));
    }

    private static void drawTile(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setContentType("image/svg+xml")
                .setBody("<svg xmlns='http://www.w3.org/2000/svg' width='256' height='256'/>"));
    }
}
