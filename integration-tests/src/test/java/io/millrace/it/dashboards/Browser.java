package io.millrace.it.dashboards;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Chromium as it is installed; Playwright's own download isn't needed. */
final class Browser implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> OPTIONS =
            List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking");

    /** How long an assertion waits; a page beside another test on two cores needs more than the usual 5 s. */
    private static final double ASSERTION_TIMEOUT_MS = 20_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    private Browser(Path executable) {
        playwright = Playwright.create();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(OPTIONS));
    }

    /** Where there is no browser, a developer's test is skipped and says so; that of the CI fails. */
    static Browser start() {
        Optional<Path> executable = find();
        if (executable.isEmpty()) {
            String why = "The browser test needs one of " + NAMES + " on the PATH (Debian: apt-get install chromium)";
            if (System.getenv("CI") != null) {
                Assertions.fail(why);
            }
            Assumptions.abort(why);
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(ASSERTION_TIMEOUT_MS);
        return new Browser(executable.get());
    }

    com.microsoft.playwright.Browser get() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Optional<Path> find() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
