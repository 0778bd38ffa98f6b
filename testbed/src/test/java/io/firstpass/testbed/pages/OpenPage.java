package io.firstpass.testbed.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** A page in a browser of its own, and what went wrong on it: console errors, requests to other hosts. */
final class OpenPage implements AutoCloseable {
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    /** Far from every zone that a test's site is in. */
    private static final String READERS_ZONE = "Pacific/Auckland";

    private static final Pattern WORD = Pattern.compile("^(\\s+\"[^\"]+\": \")(.*)(\",)$", Pattern.MULTILINE);

    /** Elements whose text is wider than they are or, where it is clipped or leaves its panel, taller. */
    private static final String CUT_OFF =
            """
            () => {
              const unseen = [...document.querySelectorAll('body *')].filter(e => getComputedStyle(e).clipPath !== 'none');
              return [...document.querySelectorAll('body *')]
                .filter(e => e.getClientRects().length && e.clientWidth > 0 && !e.matches('input') && !e.closest('svg, .uplot'))
                .filter(e => !unseen.some(one => one.contains(e)))
                .filter(e => e.scrollWidth > e.clientWidth + 1
                  || ((getComputedStyle(e).overflowY === 'hidden' || e.matches('.panel')) && !e.matches('.frame')
                    && e.scrollHeight > e.clientHeight + 1))
                .map(e => `${e.tagName} ${e.id} ${e.className}: ${e.scrollWidth}x${e.scrollHeight} in ${e.clientWidth}x${e.clientHeight}`);
            }
            """;

    /** Words are doubled, figures, times and names are not. */
    private static final String DOUBLED =
            """
            () => {
              const said = 'h2, dt, th, label, legend, summary, p, option, figcaption, nav a, a.tool, button, .badge span, strong';
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              const words = [];
              while (texts.nextNode()) words.push(texts.currentNode);
              words.filter(text => text.parentElement.matches(said) && /[a-z]{3}/i.test(text.data)
                  && !text.parentElement.closest('code, time, .who, #messages'))
                .forEach(text => { text.data = text.data.trim() + ' ' + text.data.trim(); });
              document.querySelectorAll('input[type=submit]').forEach(button => { button.value += ' ' + button.value; });
            }
            """;

    private final BrowserContext context;
    private final Page page;
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final List<String> strangers = new CopyOnWriteArrayList<>();

    OpenPage(Browser browser, Visit visit, String address) {
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(visit.width(), visit.height())
                .setLocale(visit.language())
                .setTimezoneId(READERS_ZONE)
                .setReducedMotion(ReducedMotion.REDUCE));
        context.addInitScript("localStorage.getItem('firstpass.theme') ?? localStorage.setItem('firstpass.theme', '"
                + visit.theme() + "')");
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) errors.add(message.text() + " at " + message.location());
        });
        page.onPageError(errors::add);
        String host = URI.create(address).getAuthority();
        page.onRequest(request -> {
            URI asked = URI.create(request.url());
            if (!"data".equals(asked.getScheme()) && !host.equals(asked.getAuthority())) strangers.add(request.url());
        });
    }

    OpenPage go(String address) {
        page.navigate(address);
        return this;
    }

    /** Every word of the pages twice over, as a longer language would be. To be called before {@link #go}. */
    OpenPage withWordsTwiceAsLong() {
        page.route("**/words.js", route -> {
            APIResponse words = route.fetch();
            String doubled = WORD.matcher(words.text()).replaceAll("$1$2$2$3");
            route.fulfill(new Route.FulfillOptions().setResponse(words).setBody(doubled));
        });
        return this;
    }

    /** Doubles what the server says in the page that is open, where {@link #withWordsTwiceAsLong} reaches the scripts only. */
    void doubleTheServersWords() {
        page.evaluate(DOUBLED);
    }

    Page page() {
        return page;
    }

    List<String> errors() {
        return errors;
    }

    /** Nothing cut off, nothing in the console, no other host asked, nothing that keeps somebody out. */
    void isSound() {
        assertThat(cutOff()).as("text cut off").isEmpty();
        assertThat(errors).as("console errors").isEmpty();
        assertThat(strangers).as("requests to other hosts").isEmpty();
        assertThat(barriers()).as("axe").isEmpty();
        // What axe-core itself tried, and a page's policy kept it from.
        errors.clear();
    }

    @SuppressWarnings("unchecked")
    List<String> cutOff() {
        return (List<String>) page.evaluate(CUT_OFF);
    }

    /** Whether the whole page fits into the window. */
    boolean fits() {
        return (boolean) page.evaluate("() => { const e = document.scrollingElement;"
                + " return e.scrollWidth <= e.clientWidth && e.scrollHeight <= e.clientHeight }");
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

    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    /** All of it, however long. */
    void wholePicture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
    }
}
