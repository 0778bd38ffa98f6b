package io.firstpass.testbed.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.firstpass.contract.DecidedBy;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.LinkState;
import io.firstpass.contract.Outcome;
import io.firstpass.contract.Ruling;
import io.firstpass.contract.Verdict;
import io.firstpass.contract.json.Messages;
import io.firstpass.testbed.Testbed;
import io.firstpass.testbed.TestbedOptions;
import io.firstpass.testbed.bench.EdgeClient;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The live page of an edge from which no way leads to a cloud and whose disk has less room than it wants: a HOLD waits for
 * a second and nobody rules on it. What comes after an outage, and of which models, is said by the test in the edge's
 * place.
 */
class OutagePageIT {
    private static final Visit DESK = new Visit("en-GB", "dark", 1280);
    private static final Visit WALL = new Visit("en-GB", "dark", 1920);
    private static final double DOUBTFUL = 0.55;
    private static final LocatorAssertions.ContainsTextOptions IN_TIME =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    private static Testbed testbed;
    private static Chromium chromium;
    private static String address;
    private static EdgeClient edge;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Chromium.isHere(), Chromium::missing);
        testbed = Testbed.start(TestbedOptions.plantAndCloud()
                .withEdgeOnly(true)
                .withModels("echo", "echo")
                .withSettings(
                        Map.of(
                                "FIRSTPASS_HOLD", "PT1S",
                                "FIRSTPASS_HEARTBEAT", "PT1S",
                                "FIRSTPASS_DISK_RESERVE", Long.toString(1L << 40)),
                        Map.of()));
        address = testbed.addresses().edge();
        edge = new EdgeClient(testbed.edge().address());
        chromium = new Chromium();
        for (int i = 0; i < 3; i++) post(i / 3.0);
    }

    @AfterAll
    static void stop() {
        if (chromium != null) chromium.close();
        if (testbed != null) testbed.close();
    }

    @ParameterizedTest
    @MethodSource("io.firstpass.testbed.pages.Visit#some")
    void isWholeAndReadable(Visit visit) {
        try (OpenPage open = chromium.open(visit, address).go(address + "/")) {
            Locator link = open.page().locator("#figure-link");
            assertThat(link.locator(".badge.fail"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
            assertThat(open.page().locator(".message.alarm")).isVisible();
            open.picture("outage-" + visit);
            open.isSound();
        }
    }

    @Test
    void saysWhichWaysToTheCloudAreCut() {
        try (OpenPage open = chromium.open(DESK, address).go(address + "/")) {
            Locator link = open.page().locator("#figure-link");
            assertThat(link).containsText("Offline", IN_TIME);
            assertThat(link).containsText(Pattern.compile("not getting through: .*heartbeat"), IN_TIME);
            assertThat(link).containsText(Pattern.compile("since \\d\\d:\\d\\d:\\d\\d"));
        }
    }

    @Test
    void leavesTheWallItsShapeWhateverHasToBeSaid() {
        try (OpenPage open = chromium.open(WALL, address).withWordsTwiceAsLong()) {
            open.go(address + "/#wall");
            assertThat(open.page().locator("#figure-link")).containsText("OfflineOffline", IN_TIME);
            assertThat(open.page().locator(".message.alarm")).isVisible();
            assertThat(open.page().locator("#newest .boxes")).isVisible();
            open.picture("outage-long-wall");
            assertThat(open.fits()).isTrue();
            assertThat(open.cutOff()).isEmpty();
        }
    }

    @Test
    void showsThatADeadlineHasPassed() throws IOException {
        try (OpenPage open = chromium.open(DESK, address).go(address + "/")) {
            assertThat(open.page().locator("#pulse .badge.pass")).isVisible();
            Inspection held = post(DOUBTFUL);
            assertThat(held.verdict()).isEqualTo(Verdict.HOLD);
            Locator card = open.page().locator("[data-id='" + held.id() + "']");
            assertThat(card).containsText("Deadline passed: FAIL stands", IN_TIME);
            open.page().keyboard().press("Enter");
            assertThat(open.page().locator("#opened .history li"))
                    .hasText(new Pattern[] {Pattern.compile("HOLD\\s+edge"), Pattern.compile("FAIL\\s+deadline")});
            open.picture("lapsed");
            open.isSound();
            open.page().reload();
            assertThat(open.page().locator("#opened .badges")).containsText("Deadline passed: FAIL stands", IN_TIME);
        }
    }

    @Test
    void showsARevisionUnlikeAFirstRuling() throws IOException {
        try (OpenPage open = chromium.open(DESK, address)) {
            Inspection first = post(DOUBTFUL);
            Inspection revised = post(DOUBTFUL);
            new Said()
                    .state(Map.of())
                    .event("ruling", ruling(first, 1, Outcome.NO_DEFECT))
                    .event("ruling", ruling(revised, 1, Outcome.CONFIRMED_DEFECT))
                    .event("ruling", ruling(revised, 2, Outcome.NO_DEFECT))
                    .to(open);
            // As they were before their deadlines: with an edge's HOLD and nothing else.
            open.page()
                    .route(
                            Pattern.compile("/api/v1/inspections/[0-9a-f-]{36}$"),
                            route -> route.fulfill(new Route.FulfillOptions().setStatus(404)));
            open.go(address + "/");
            Locator plain = open.page().locator("[data-id='" + first.id() + "'] .badges");
            assertThat(plain).containsText("No defect (second model)");
            assertThat(plain.locator(".revision")).hasCount(0);
            Locator other = open.page().locator("[data-id='" + revised.id() + "'] .badges");
            assertThat(other.locator(".revision")).hasText("Revised: No defect (reviewer)");
            assertThat(other).containsText("before: Defect confirmed (second model)");
            open.picture("revised");
            assertThat(open.cutOff()).isEmpty();
            assertThat(open.barriers()).as("axe").isEmpty();
        }
    }

    private static ObjectNode ruling(Inspection of, int revision, Outcome outcome) {
        Ruling ruling = new Ruling(
                of.id(),
                of.serial(),
                of.site(),
                outcome,
                revision,
                revision == 1 ? DecidedBy.MODEL : DecidedBy.REVIEWER,
                List.of(),
                of.model(),
                "1",
                Instant.now());
        return Messages.mapper().<ObjectNode>valueToTree(ruling).putNull("revises");
    }

    @Test
    void tellsHowAnOutageEnded() {
        try (OpenPage open = chromium.open(DESK, address)) {
            Instant until = Instant.now().minusSeconds(60);
            Map<String, Object> outage = Map.of("from", until.minusSeconds(1800), "until", until);
            new Said()
                    .state(Map.of("link", LinkState.ONLINE, "linkSince", until, "outage", outage))
                    .to(open);
            open.go(address + "/");
            assertThat(open.page().locator("#figure-link"))
                    .containsText(
                            Pattern.compile("offline \\d\\d:\\d\\d:\\d\\d to \\d\\d:\\d\\d:\\d\\d, all delivered"));
            assertThat(open.page().locator(".message")).hasCount(0);
            open.picture("after-outage");
            assertThat(open.cutOff()).isEmpty();
        }
    }

    @Test
    void hearsOfAChangeOfTheLinkAtOnce() {
        try (OpenPage open = chromium.open(DESK, address)) {
            Map<String, Object> cut = new LinkedHashMap<>(
                    Map.of("state", LinkState.SUSPECT, "since", Instant.now(), "failing", Map.of("FRAMES", 1)));
            cut.put("outage", null);
            new Said().state(Map.of()).event("link", cut).to(open);
            open.go(address + "/");
            assertThat(open.page().locator("#figure-link .badge.hold")).hasText("Suspect");
            assertThat(open.page().locator("#figure-link")).containsText("not getting through: frames");
        }
    }

    @Test
    void cannotBeOverlookedWhenNothingIsRecorded() {
        try (OpenPage open = chromium.open(DESK, address)) {
            Map<String, Object> full = Map.of("freeBytes", 0, "totalBytes", 100_000_000_000L, "nearlyFull", true);
            new Said()
                    .state(Map.of(
                            "unrecorded", 214, "disk", full, "expired", Map.of("DISK", 12), "kept", Map.of("BYTES", 5)))
                    .to(open);
            open.go(address + "/");
            assertThat(open.page().locator(".message.alarm")).containsText("not recorded");
            assertThat(open.page().locator("#figure-line")).containsText("214 not recorded");
            assertThat(open.page().locator("#figure-backlog")).containsText("12 expired unsent");
            assertThat(open.page().locator("#figure-backlog [title='too many bytes: 5']"))
                    .hasText("5 kept at home");
            open.picture("unrecorded");
            open.isSound();
        }
    }

    @Test
    void saysWhyNoModelRuns() {
        String reason = "the package has another sha256 than the configured one";
        try (OpenPage open = chromium.open(DESK, address)) {
            says(open, "REFUSED", reason, "null");
            open.go(address + "/");
            assertThat(open.page().locator("[data-message='message.not-ready']"))
                    .containsText(reason);
            assertThat(open.page().locator("#figure-line .badge.fail")).hasText("Not ready");
            open.picture("refused");
            open.isSound();
        }
    }

    @Test
    void saysWhatItWaitsForUntilThereIsAModel() {
        String reason = "nothing is released to this site that may run";
        try (OpenPage open = chromium.open(DESK, address)) {
            says(open, "WAITING", reason, "null");
            open.go(address + "/");
            assertThat(open.page().locator("[data-message='message.not-ready']"))
                    .containsText(reason);
            assertThat(open.page().locator("#figure-line .badge.hold")).hasText("Waiting for a model");
            open.picture("waiting");
            open.page().locator("#language").click();
            assertThat(open.page().locator("#figure-line .badge.hold")).hasText("等待模型发布");
            open.isSound();
        }
    }

    @Test
    void saysWhyTheReleasedModelIsNotTheOneThatRuns() {
        String reason = "package 3f3f is refused: it was altered on this disk, and was removed";
        try (OpenPage open = chromium.open(DESK, address)) {
            says(open, "READY", reason, "{\"name\":\"pcb\",\"version\":\"1.0.0\",\"digest\":\"ab\",\"approved\":true}");
            open.go(address + "/");
            assertThat(open.page().locator("[data-message='message.model-behind']"))
                    .containsText(reason);
            assertThat(open.page().locator("#figure-model .value")).hasText("pcb");
            open.picture("model-behind");
            open.isSound();
        }
    }

    /** What the edge says of its model, instead of what is true. */
    private static void says(OpenPage open, String state, String reason, String model) {
        String answer = "{\"state\":\"" + state + "\",\"reason\":\"" + reason + "\",\"model\":" + model + "}";
        open.page()
                .route(
                        "**/api/v1/model",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(answer)));
        new Said().state(Map.of("model", state, "modelReason", reason)).to(open);
    }

    private static Inspection post(double sure) throws IOException {
        try {
            return edge.inspect(
                    EchoPicture.png(sure), "image/png", "OUTAGE-" + System.nanoTime(), OptionalDouble.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
