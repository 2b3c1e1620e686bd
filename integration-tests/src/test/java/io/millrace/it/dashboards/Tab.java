package io.millrace.it.dashboards;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.millrace.it.SharedApi;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page of the shared service in a context of its own, and what the browser complained of. */
final class Tab implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Tab(Browser browser, NewContextOptions options) {
        context = browser.get().newContext(options);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        page.onPageError(complaints::add);
    }

    void open(String path) {
        page.navigate(SharedApi.address() + path);
    }

    Page page() {
        return page;
    }

    /** What has that {@code data-test} hook. */
    Locator at(String hook) {
        return page.locator("[data-test='" + hook + "']");
    }

    List<String> complaints() {
        return complaints;
    }

    void screenshot(String file) {
        page.screenshot(
                new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(file)).setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
    }
}
