package io.firstpass.testbed.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.firstpass.contract.Inspection;
import io.firstpass.testbed.Testbed;
import io.firstpass.testbed.TestbedOptions;
import io.firstpass.testbed.bench.EdgeClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cloud's page in a real browser, with rulings and open cases that came from a real plant. */
class ReviewPageIT {
    private static final Visit DESK = new Visit("en-GB", "dark", 1280);
    private static final double SURE = 0.95;
    private static final double NOTHING = 0.1;
    private static final double DOUBTFUL = 0.5;

    /** More than a page. */
    private static final int CASES = 23;

    /** Kafka's clients tell their whole configuration each time; held, for loggers are collected otherwise. */
    private static final Logger KAFKA_CLIENTS = Logger.getLogger("org.apache.kafka");

    private static Testbed testbed;
    private static Chromium chromium;
    private static String address;
    private static EdgeClient edge;
    private static Inspection confirmed;
    private static Inspection cleared;
    private static final List<Inspection> unsettled = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Chromium.isHere(), Chromium::missing);
        KAFKA_CLIENTS.setLevel(Level.WARNING);
        // What the model is sure of is escalated too, so that there are rulings of every kind.
        testbed = Testbed.start(TestbedOptions.plantAndCloud()
                .withModels("echo", "echo")
                .withSettings(Map.of("FIRSTPASS_AUDIT_PROBABILITY", "1"), Map.of()));
        address = testbed.addresses().cloud();
        edge = new EdgeClient(testbed.edge().address());
        for (int i = 0; i < CASES; i++) unsettled.add(post(DOUBTFUL));
        confirmed = post(SURE);
        cleared = post(NOTHING);
        List<Inspection> all = new ArrayList<>(unsettled);
        all.addAll(List.of(confirmed, cleared));
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            for (Inspection one : all) assertThat(edge.ruled(one.id())).isTrue();
        });
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) chromium.close();
        if (testbed != null) testbed.close();
    }

    @ParameterizedTest
    @MethodSource("io.firstpass.testbed.pages.Visit#all")
    void isWholeAndReadable(Visit visit) {
        try (OpenPage open = page(visit, "")) {
            open.picture("review-" + visit);
            open.isSound();
        }
    }

    @ParameterizedTest
    @MethodSource("io.firstpass.testbed.pages.Visit#widths")
    void survivesWordsTwiceAsLong(Visit visit) {
        try (OpenPage open = page(chromium.open(visit, address).withWordsTwiceAsLong(), "")) {
            open.picture("long-review-" + visit);
            assertThat(open.page().locator("#cases-heading")).hasText("Open casesOpen cases");
            assertThat(open.cutOff()).as("the page").isEmpty();
            open.page().keyboard().press("?");
            assertThat(open.page().locator("#keys")).isVisible();
            assertThat(open.cutOff()).as("the keys").isEmpty();
        }
    }

    @Test
    void showsEveryKindOfRulingAndWhatWaitsLongest() {
        try (OpenPage open = page(DESK, "")) {
            assertThat(ruling(open, confirmed).locator(".badge.fail")).hasText("Defect confirmed");
            assertThat(ruling(open, confirmed).locator(".found")).hasText("mousebite");
            assertThat(ruling(open, cleared).locator(".badge.pass")).hasText("No defect");
            Inspection newest = unsettled.get(CASES - 1);
            assertThat(ruling(open, newest).locator(".badge.hold")).hasText("Waits for a reviewer");
            assertThat(open.page().locator("#cases tbody tr").first()).containsText("plant-1");
            assertThat(open.page().locator("#cases time").first()).hasAttribute("title", Pattern.compile("\\d{4}"));
        }
    }

    @Test
    void showsARulingAsSoonAsItIsGiven() throws Exception {
        try (OpenPage open = page(DESK, "")) {
            Inspection posted = post(SURE);
            assertThat(ruling(open, posted)).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
        }
    }

    @Test
    void pagesThroughTheOpenCasesByKeyAndBack() {
        try (OpenPage open = page(DESK, "")) {
            Locator rows = open.page().locator("#cases tbody tr");
            assertThat(rows).hasCount(20);
            open.page().keyboard().press("c");
            open.page().keyboard().press("ArrowRight");
            assertThat(rows).hasCount(CASES - 20);
            assertThat(open.page()).hasURL(Pattern.compile("#cases=\\d+$"));
            open.picture("review-second-page");
            open.page().reload();
            assertThat(rows).hasCount(CASES - 20);
            open.page().goBack();
            assertThat(rows).hasCount(20);
            open.isSound();
        }
    }

    @Test
    void pagesThroughAllRulingsNewestFirst() throws Exception {
        try (OpenPage open = page(DESK, "")) {
            Locator rows = open.page().locator("#rulings tbody tr");
            assertThat(rows).hasCount(20);
            List<String> shown = titles(rows);
            String next = open.page().locator("#rulings [data-step=next]").getAttribute("href");
            Inspection meanwhile = post(SURE);
            assertThat(ruling(open, meanwhile)).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
            assertThat(rows.first()).hasAttribute("title", meanwhile.id().toString());
            open.go(address + "/" + next);
            open.page().reload();
            assertThat(open.page().locator("#rulings [data-step=first]")).isVisible();
            assertThat(rows.first()).isVisible();
            open.picture("review-rulings-second-page");
            shown.addAll(titles(rows));
            assertThat(shown)
                    .doesNotHaveDuplicates()
                    .doesNotContain(meanwhile.id().toString())
                    .contains(confirmed.id().toString(), cleared.id().toString())
                    .containsAll(
                            unsettled.stream().map(one -> one.id().toString()).toList());
            open.page().keyboard().press("ArrowLeft");
            assertThat(ruling(open, meanwhile)).isVisible();
            open.isSound();
        }
    }

    @Test
    void keepsTheChoiceInTheAddress() {
        try (OpenPage open = page(DESK, "")) {
            open.page().keyboard().press("/");
            open.page().keyboard().type("nowhere");
            assertThat(open.page().locator("#rulings .nothing")).isVisible();
            assertThat(open.page()).hasURL(Pattern.compile("#site=nowhere$"));
            open.picture("review-empty");
            open.page().locator("#order").selectOption("oldest");
            assertThat(open.page()).hasURL(Pattern.compile("#site=nowhere&order=oldest$"));
            open.page().reload();
            assertThat(open.page().locator("#site")).hasValue("nowhere");
            assertThat(open.page().locator("#order")).hasValue("oldest");
            open.page().locator("#site").fill("plant-1");
            assertThat(open.page().locator("#rulings tbody tr")).hasCount(20);
            open.page().locator("#rulings [data-step=next]").click();
            assertThat(ruling(open, confirmed)).isVisible();
            open.isSound();
        }
    }

    @Test
    void keepsLanguageAndThemeThatWereChosen() {
        try (OpenPage open = page(DESK, "")) {
            open.page().locator("#language").click();
            open.page().locator("#theme").click();
            open.page().reload();
            assertThat(open.page().locator("#cases-heading")).hasText("待处理案例");
            assertThat(open.page().locator("html")).hasAttribute("data-theme", "light");
        }
    }

    @Test
    void saysThatItLoadsOnceThatTakesLongerThanABlink() {
        List<Route> held = new ArrayList<>();
        try (OpenPage open = chromium.open(DESK, address)) {
            open.page().route("**/api/v1/*?*", held::add);
            open.go(address);
            assertThat(open.page().locator("#cases .loading")).hasText("Loading");
            assertThat(open.page().locator("#rulings .loading")).hasText("Loading");
            open.picture("review-loading");
            held.forEach(Route::resume);
            assertThat(open.page().locator("#cases tbody tr")).hasCount(20);
            assertThat(open.page().locator(".loading")).hasCount(0);
        }
    }

    @Test
    void saysThatItIsStaleAndRecovers() {
        try (OpenPage open = page(DESK, "")) {
            open.page().route("**/api/v1/*?*", Route::abort);
            assertThat(open.page().locator("body.stale"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
            assertThat(open.page().locator("[data-message='message.stale']")).isVisible();
            assertThat(open.page().locator("[data-message='message.error']")).isVisible();
            assertThat(open.page().locator("#cases tbody tr")).hasCount(20);
            open.picture("review-stale");
            assertThat(open.barriers()).as("axe").isEmpty();
            open.page().unroute("**/api/v1/*?*");
            open.page().locator("[data-message='message.error'] button").click();
            assertThat(open.page().locator("body")).not().hasClass("stale");
            assertThat(open.page().locator(".message")).hasCount(0);
        }
    }

    private static List<String> titles(Locator rows) {
        return new ArrayList<>(
                rows.all().stream().map(row -> row.getAttribute("title")).toList());
    }

    private static Locator ruling(OpenPage open, Inspection inspection) {
        return open.page().locator("#rulings tbody tr[title='" + inspection.id() + "']");
    }

    private static OpenPage page(Visit visit, String hash) {
        return page(chromium.open(visit, address), hash);
    }

    /** The page once the server has answered. */
    private static OpenPage page(OpenPage open, String hash) {
        open.go(address + "/" + hash);
        assertThat(open.page().locator("#pulse .badge.pass")).isVisible();
        return open;
    }

    private static Inspection post(double confidence) throws Exception {
        String serial = "PAGE-" + System.nanoTime();
        return edge.inspect(EchoPicture.png(confidence), "image/png", serial, OptionalDouble.empty());
    }
}
