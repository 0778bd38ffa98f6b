package io.firstpass.registry.pages;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** This machine's Chromium; where there is none, the tests that want it are passed over. */
record RealBrowser(Playwright playwright, Browser browser) implements AutoCloseable {
    private static final Path CHROMIUM = Path.of(System.getProperty("firstpass.chromium", "/usr/bin/chromium"));

    static RealBrowser start() {
        assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium at " + CHROMIUM + ": name it with -Dfirstpass.chromium");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
        return new RealBrowser(playwright, browser);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
