package io.firstpass.testbed.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The machine's own Chromium, driven by Playwright; nothing is downloaded. */
final class Chromium implements AutoCloseable {
    private static final Path PROGRAM = Path.of(System.getProperty("firstpass.chromium", "/usr/bin/chromium"));

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }

    static boolean isHere() {
        return Files.isExecutable(PROGRAM);
    }

    static String missing() {
        return "no Chromium at " + PROGRAM + ": install it, or name it with -Dfirstpass.chromium";
    }

    OpenPage open(Visit visit, String address) {
        return new OpenPage(browser, visit, address);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
