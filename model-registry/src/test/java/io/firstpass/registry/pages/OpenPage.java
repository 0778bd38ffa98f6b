package io.firstpass.registry.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** The registry's pages in a browser of one person's own, and what went wrong on them. */
final class OpenPage implements AutoCloseable {
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    /** Elements whose text is wider than they are. */
    private static final String CUT_OFF =
            """
            () => [...document.querySelectorAll('body *')]
                .filter(e => e.getClientRects().length && e.clientWidth > 0 && !e.closest('svg, .uplot'))
                .filter(e => e.scrollWidth > e.clientWidth + 1)
                .map(e => `${e.tagName} ${e.id} ${e.className}: ${e.scrollWidth} in ${e.clientWidth}`)
            """;

    private final BrowserContext context;
    private final Page page;
    private final String root;
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final List<String> strangers = new CopyOnWriteArrayList<>();

    OpenPage(Browser browser, String root, String language, String theme, int width) {
        this.root = root;
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setLocale(language)
                .setReducedMotion(ReducedMotion.REDUCE));
        context.addInitScript("localStorage.setItem('firstpass.theme', '" + theme + "')");
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) errors.add(message.text() + " at " + message.location());
        });
        page.onPageError(errors::add);
        String host = URI.create(root).getAuthority();
        page.onRequest(request -> {
            URI asked = URI.create(request.url());
            if (!"data".equals(asked.getScheme()) && !host.equals(asked.getAuthority())) strangers.add(request.url());
        });
    }

    Page page() {
        return page;
    }

    OpenPage go(String path) {
        errors.clear();
        page.navigate(root + path);
        return this;
    }

    /** Where somebody wanted to go, by way of the log-in if he has not been there. */
    OpenPage as(String user, String password, String path) {
        go(path);
        page.fill("#j_username", user);
        page.fill("#j_password", password);
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.contains("log-in") && !url.contains("j_security"));
        return this;
    }

    /** Nothing cut off, nothing in the console, no other host asked, nothing that keeps somebody out. */
    void isSound(String what) {
        picture(what);
        assertThat((List<?>) page.evaluate(CUT_OFF))
                .as("%s: text cut off", what)
                .isEmpty();
        assertThat(errors).as("%s: console errors", what).isEmpty();
        assertThat(strangers).as("%s: requests to other hosts", what).isEmpty();
        assertThat(barriers()).as("%s: axe", what).isEmpty();
        // What axe-core itself tried, and the page's policy kept it from.
        errors.clear();
    }

    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
    }

    /** What axe-core finds of serious or critical impact. */
    List<String> barriers() {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(rule ->
                                rule.getId() + ": " + rule.getNodes().get(0).getHtml())
                        .toList();
    }

    @Override
    public void close() {
        context.close();
    }
}
