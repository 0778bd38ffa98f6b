package io.firstpass.testbed.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.firstpass.contract.Inspection;
import io.firstpass.testbed.Testbed;
import io.firstpass.testbed.TestbedOptions;
import io.firstpass.testbed.bench.EdgeClient;
import io.firstpass.testbed.line.BoardRenderer;
import java.net.URI;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The live page of a real edge server in a real browser. The edge is started for the purpose, or is the running one that
 * {@code -Dfirstpass.edge=http://host:port} names.
 */
class LivePageIT {
    private static final Visit DESK = new Visit("en-GB", "dark", 1280);
    private static final Visit WALL = new Visit("en-GB", "dark", 1920);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final AtomicLong SEEDS = new AtomicLong(4711);

    private static Testbed testbed;
    private static Chromium chromium;
    private static String address;
    private static EdgeClient edge;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Chromium.isHere(), Chromium::missing);
        String running = System.getProperty("firstpass.edge");
        if (running == null)
            testbed = Testbed.start(TestbedOptions.plantAndCloud()
                    .withEdgeOnly(true)
                    .withSettings(Map.of("FIRSTPASS_ZONE", ZONE.getId()), Map.of()));
        address = running != null ? running : testbed.addresses().edge();
        edge = new EdgeClient(URI.create(address));
        chromium = new Chromium();
        for (int i = 0; i < 12; i++) post();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) chromium.close();
        if (testbed != null) testbed.close();
    }

    @ParameterizedTest
    @MethodSource("io.firstpass.testbed.pages.Visit#all")
    void isWholeAndReadable(Visit visit) {
        try (OpenPage open = live(visit, "")) {
            open.picture("live-" + visit);
            open.isSound();
        }
    }

    @ParameterizedTest
    @MethodSource("io.firstpass.testbed.pages.Visit#widths")
    void survivesWordsTwiceAsLong(Visit visit) {
        try (OpenPage open = live(chromium.open(visit, address).withWordsTwiceAsLong(), "")) {
            open.picture("long-live-" + visit);
            assertThat(open.page().locator("#last-heading")).hasText("Last framesLast frames");
            if (testbed != null) assertThat(unapproved(open)).hasText("Unapproved modelUnapproved model");
            assertThat(open.cutOff()).as("the page").isEmpty();
            open.page().keyboard().press("Enter");
            assertThat(open.page().locator("#opened .frame .boxes")).isVisible();
            open.picture("long-frame-" + visit);
            assertThat(open.cutOff()).as("the frame").isEmpty();
            open.page().keyboard().press("Escape");
            open.page().keyboard().press("?");
            assertThat(open.page().locator("#keys")).isVisible();
            assertThat(open.cutOff()).as("the keys").isEmpty();
        }
    }

    @Test
    void survivesWordsTwiceAsLongOnTheWall() {
        try (OpenPage open = live(chromium.open(WALL, address).withWordsTwiceAsLong(), "#wall")) {
            assertThat(open.page().locator("#newest .boxes")).isVisible();
            if (testbed != null) assertThat(unapproved(open)).isVisible();
            open.picture("long-wall");
            assertThat(open.fits()).isTrue();
            assertThat(open.cutOff()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("io.firstpass.testbed.pages.Visit#some")
    void opensAFrameWithOneKey(Visit visit) {
        try (OpenPage open = live(visit, "")) {
            open.page().keyboard().press("Enter");
            assertThat(open.page().locator("#opened .frame .boxes")).isVisible();
            assertThat(open.page()).hasURL(Pattern.compile("#frame=[0-9a-f-]{36}$"));
            open.picture("frame-" + visit);
            assertThat(open.errors()).isEmpty();
            assertThat(open.barriers()).as("axe").isEmpty();
            open.page().keyboard().press("Escape");
            assertThat(open.page().locator("#opened")).isHidden();
        }
    }

    @Test
    void showsANewFrameAsSoonAsABoardIsInspected() throws Exception {
        try (OpenPage open = live(DESK, "")) {
            Inspection posted = post();
            Locator newest = open.page().locator("#frames > li").first();
            assertThat(newest).containsText(posted.serial());
            assertThat(newest.locator(".boxes")).isVisible();
            assertThat(newest.locator(".boxes .line"))
                    .hasCount(posted.detections().size());
        }
    }

    @Test
    void standsStillWhileFrozen() throws Exception {
        try (OpenPage open = live(DESK, "")) {
            open.page().keyboard().press("Space");
            Inspection posted = post();
            assertThat(open.page().locator("#freeze")).containsText("1");
            assertThat(open.page().locator("#frames")).not().containsText(posted.serial());
            open.page().keyboard().press("Space");
            assertThat(open.page().locator("#frames")).containsText(posted.serial());
        }
    }

    @Test
    void fillsTheWallWithoutScrolling() {
        try (OpenPage open = live(WALL, "#wall")) {
            assertThat(open.page().locator("#newest .boxes")).isVisible();
            open.picture("wall");
            assertThat(open.fits()).isTrue();
            assertThat(open.cutOff()).isEmpty();
            assertThat(open.barriers()).as("axe").isEmpty();
        }
    }

    @Test
    void keepsTheLanguageThatWasChosen() {
        try (OpenPage open = live(DESK, "")) {
            open.page().locator("#language").click();
            assertThat(open.page().locator("#last-heading")).hasText("最近图像");
            open.page().reload();
            assertThat(open.page().locator("#last-heading")).hasText("最近图像");
        }
    }

    @Test
    void saysThatItIsStaleWhenNoEventsCome() {
        try (OpenPage open = chromium.open(DESK, address)) {
            open.page().route("**/api/v1/events", route -> route.abort());
            open.go(address);
            assertThat(open.page().locator("body.stale"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(15_000));
            open.picture("stale");
            assertThat(open.page().locator("[data-message='message.stale']")).isVisible();
            assertThat(open.barriers()).as("axe").isEmpty();
        }
    }

    @Test
    void tellsTimesInTheSitesZone() throws Exception {
        assumeTrue(testbed != null, "a running edge's zone is its own");
        try (OpenPage open = live(DESK, "")) {
            Inspection posted = post();
            Locator time = open.page().locator("#frames > li").first().locator("time");
            assertThat(time).hasText(posted.capturedAt().atZone(ZONE).format(DateTimeFormatter.ofPattern("HH:mm:ss")));
            assertThat(time).hasAttribute("title", Pattern.compile("GMT\\+0?8"));
        }
    }

    @Test
    void saysThatItLoadsOnceThatTakesLongerThanABlink() {
        List<Route> held = new ArrayList<>();
        try (OpenPage open = chromium.open(DESK, address)) {
            open.page().route("**/api/v1/inspections?limit=*", held::add);
            open.go(address);
            assertThat(open.page().locator("#last .loading")).hasText("Loading");
            open.picture("loading");
            held.forEach(Route::resume);
            assertThat(open.page().locator(".card .boxes").first()).isAttached();
            assertThat(open.page().locator("#last .loading")).isHidden();
            open.isSound();
        }
    }

    /** On an edge that keeps no frame in memory and has no reason to send these up. */
    @Test
    void saysThatAFrameIsGoneAndTakesThatForNoError() throws Exception {
        try (Testbed forgetful = Testbed.start(TestbedOptions.plantAndCloud()
                        .withEdgeOnly(true)
                        .withModels("echo", "echo")
                        .withSettings(
                                Map.of("FIRSTPASS_LIVE_FRAMES_BYTES", "0", "FIRSTPASS_AUDIT_PROBABILITY", "0"),
                                Map.of()));
                OpenPage open = chromium.open(DESK, forgetful.addresses().edge())) {
            EdgeClient client = new EdgeClient(forgetful.edge().address());
            for (double sure : new double[] {0.05, 0.95})
                client.inspect(EchoPicture.png(sure), "image/png", "GONE-" + sure, OptionalDouble.empty());
            open.go(forgetful.addresses().edge() + "/");
            assertThat(open.page().locator("#pulse .badge.pass")).isVisible();
            assertThat(open.page().locator(".card .absent")).hasCount(2);
            open.picture("gone");
            assertThat(open.cutOff()).as("the page").isEmpty();
            open.page().keyboard().press("Enter");
            assertThat(open.page().locator("#opened .frame .absent")).hasText("This frame is no longer kept here");
            open.picture("gone-frame");
            open.isSound();
        }
    }

    @Test
    void saysThatNobodyApprovedTheModelThatRuns() {
        assumeTrue(testbed != null, "a running edge's model may be approved");
        try (OpenPage open = live(DESK, "")) {
            assertThat(unapproved(open)).hasText("Unapproved model");
            open.page().keyboard().press("Enter");
            assertThat(open.page().locator("#opened .facts")).containsText("1.0.0 · Unapproved model");
            open.page().keyboard().press("Escape");
            open.page().locator("#language").click();
            assertThat(unapproved(open)).hasText("未审批模型");
        }
    }

    private static OpenPage live(Visit visit, String hash) {
        return live(chromium.open(visit, address), hash);
    }

    /** The page once it hears the server and has drawn a frame. */
    private static OpenPage live(OpenPage open, String hash) {
        open.go(address + "/" + hash);
        assertThat(open.page().locator("#pulse .badge.pass")).isVisible();
        assertThat(open.page().locator(".card .boxes").last()).isAttached();
        return open;
    }

    private static Inspection post() throws Exception {
        long seed = SEEDS.incrementAndGet();
        byte[] board = new BoardRenderer().render(seed, (int) (seed % 4)).jpeg();
        return edge.inspect(board, "image/jpeg", "PAGE-" + System.nanoTime(), OptionalDouble.empty());
    }

    private static Locator unapproved(OpenPage open) {
        return open.page().locator("#figure-model .badge");
    }
}
