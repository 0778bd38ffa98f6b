package io.firstpass.testbed.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.firstpass.contract.ExpiryReason;
import io.firstpass.contract.LinkState;
import io.firstpass.testbed.Testbed;
import io.firstpass.testbed.TestbedOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of the plants in a real browser; the plants are played over the real brokers. */
class FleetPageIT {
    private static final Visit DESK = new Visit("en-GB", "dark", 1280);
    private static final String LEDGER = "#edge=suzhou%2Fedge-1";

    /** Kafka's clients tell their whole configuration each time; held, for loggers are collected otherwise. */
    private static final Logger KAFKA_CLIENTS = Logger.getLogger("org.apache.kafka");

    private static Testbed testbed;
    private static Chromium chromium;
    private static String address;
    private static Plants plants;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Chromium.isHere(), Chromium::missing);
        KAFKA_CLIENTS.setLevel(Level.WARNING);
        testbed = Testbed.start(TestbedOptions.plantAndCloud()
                .withModels("echo", "echo")
                .withSettings(Map.of(), Map.of("FIRSTPASS_MISSING_GRACE", "PT1S")));
        address = testbed.addresses().cloud() + "/fleet.html";
        plants = new Plants(testbed);
        plants.send(
                "suzhou", 40, 69, Plants.expired(50, 65, ExpiryReason.AGE), Plants.expired(66, 69, ExpiryReason.SPACE));
        chromium = new Chromium();
    }

    @BeforeEach
    void everyPlantIsAsItWas() {
        plants.say("suzhou", LinkState.RECOVERING, 180_000, false);
        plants.say("austin", LinkState.ONLINE, 0, false);
        plants.say("penang", LinkState.ONLINE, 12, true);
        plants.say("guadalajara", LinkState.SUSPECT, 3, false);
        plants.breakOff("debrecen");
    }

    @AfterAll
    static void stop() {
        if (chromium != null) chromium.close();
        if (plants != null) plants.close();
        if (testbed != null) testbed.close();
    }

    @ParameterizedTest
    @MethodSource("io.firstpass.testbed.pages.Visit#all")
    void isWholeAndReadable(Visit visit) {
        try (OpenPage open = page(visit, "")) {
            assertThat(row(open, "suzhou").locator(".missing .badge.fail")).isVisible(patiently());
            open.picture("fleet-" + visit);
            open.isSound();
        }
    }

    @ParameterizedTest
    @MethodSource("io.firstpass.testbed.pages.Visit#all")
    void theLedgerIsWholeAndReadable(Visit visit) {
        try (OpenPage open = page(visit, LEDGER)) {
            assertThat(open.page().locator("#epochs article")).hasCount(1);
            assertThat(open.page().locator("#facts .missing .badge.fail")).isVisible(patiently());
            open.picture("fleet-ledger-" + visit);
            open.isSound();
        }
    }

    @ParameterizedTest
    @MethodSource("io.firstpass.testbed.pages.Visit#widths")
    void survivesWordsTwiceAsLong(Visit visit) {
        try (OpenPage open = page(chromium.open(visit, address).withWordsTwiceAsLong(), "")) {
            assertThat(open.page().locator("#sites-heading")).hasText("PlantsPlants");
            assertThat(open.cutOff()).as("the list").isEmpty();
            open.go(address + LEDGER);
            open.page().reload();
            assertThat(open.page().locator("#epochs article")).hasCount(1);
            open.picture("long-fleet-ledger-" + visit);
            assertThat(open.cutOff()).as("the ledger").isEmpty();
            open.page().keyboard().press("?");
            assertThat(open.page().locator("#keys")).isVisible();
            assertThat(open.cutOff()).as("the keys").isEmpty();
        }
    }

    @Test
    void theWorstStandsFirstWithWhatItHoldsBack() {
        try (OpenPage open = page(DESK, "")) {
            assertThat(row(open, "suzhou").locator(".missing .badge.fail")).isVisible(patiently());
            List<String> shown = open.page().locator("#sites a.opens").allTextContents();
            shown.retainAll(List.of("debrecen", "guadalajara", "penang", "suzhou", "austin"));
            assertThat(shown).containsExactly("debrecen", "guadalajara", "penang", "suzhou", "austin");
            assertThat(row(open, "debrecen").locator(".state")).containsText("Lost");
            assertThat(row(open, "suzhou").locator(".backlog")).containsText("180,000");
            assertThat(row(open, "suzhou").locator(".backlog")).containsText("12,000 escalations");
            assertThat(row(open, "suzhou").locator(".missing")).hasText("10");
            assertThat(row(open, "penang").locator(".disk .badge.fail")).isVisible();
            assertThat(open.page().locator("#totals")).containsText("10 entries missing");
        }
    }

    @Test
    void showsAChangeAsItHappens() {
        try (OpenPage open = page(DESK, "")) {
            assertThat(row(open, "austin").locator(".badge.pass")).isVisible();
            plants.say("austin", LinkState.OFFLINE, 40, false);
            assertThat(row(open, "austin").locator(".badge.fail")).hasText("Offline", withText());
            plants.say("austin", LinkState.ONLINE, 0, false);
            assertThat(row(open, "austin").locator(".badge.pass")).hasText("Online", withText());
        }
    }

    @Test
    void anEdgeThatFallsSilentBecomesSuspect() {
        try (OpenPage open = page(DESK, "")) {
            plants.fallSilent("austin");
            assertThat(row(open, "austin").locator(".state")).containsText("Suspect", aMinute());
            open.go(address + "#edge=austin%2Fedge-1");
            assertThat(open.page().locator("#events tbody tr").first()).containsText("its silence");
        }
    }

    @Test
    void theLedgerSaysOfEveryNumberWhatBecameOfIt() {
        try (OpenPage open = page(DESK, "")) {
            assertThat(row(open, "suzhou").locator(".missing .badge.fail")).isVisible(patiently());
            open.page().locator("#sites a.opens").first().focus();
            while (!"suzhou".equals(open.page().evaluate("document.activeElement.textContent")))
                open.page().keyboard().press("ArrowDown");
            open.page().keyboard().press("Enter");
            assertThat(open.page()).hasURL(Pattern.compile(LEDGER + "$"));
            Locator numbers = open.page().locator("#epochs .numbers dd");
            assertThat(numbers.nth(0)).containsText("170");
            assertThat(numbers.nth(1)).containsText("too old: 16");
            assertThat(numbers.nth(1)).containsText("no room, worth less than others: 4");
            assertThat(numbers.nth(2)).containsText("10");
            assertThat(numbers.nth(2)).containsText("Asked for again at", withTextContained());
            open.page().locator("#epochs summary").nth(0).click();
            assertThat(numbers.nth(0)).containsText("1–39, 70–200");
            assertThat(open.page().locator("#events tbody tr").first()).isVisible();
            open.page().keyboard().press("Escape");
            assertThat(open.page().locator("#sites")).isVisible();
            open.page().goBack();
            open.page().reload();
            assertThat(open.page().locator("#edge-heading")).containsText("suzhou / edge-1");
            open.isSound();
        }
    }

    @Test
    void anEdgeThatNobodyKnowsIsNotShownAsOne() {
        try (OpenPage open = chromium.open(DESK, address)) {
            open.go(address + "#edge=nowhere%2Fedge-1");
            assertThat(open.page().locator("#edge-heading")).containsText("was ever heard of");
            open.picture("fleet-unknown");
            open.page().locator("#back").click();
            assertThat(row(open, "suzhou")).isVisible();
        }
    }

    @Test
    void keepsTheChoiceInTheAddress() {
        try (OpenPage open = page(DESK, "")) {
            open.page().keyboard().press("/");
            open.page().keyboard().type("nowhere");
            assertThat(open.page().locator("#sites .nothing")).isVisible();
            assertThat(open.page()).hasURL(Pattern.compile("#name=nowhere$"));
            open.picture("fleet-empty");
            open.page().locator("#name").fill("");
            open.page().locator("#state").selectOption("LOST");
            assertThat(open.page()).hasURL(Pattern.compile("#state=LOST$"));
            open.page().reload();
            assertThat(open.page().locator("#state")).hasValue("LOST");
            assertThat(row(open, "debrecen")).isVisible();
            assertThat(row(open, "suzhou")).hasCount(0);
            open.isSound();
        }
    }

    @Test
    void bothPagesLeadToEachOther() {
        try (OpenPage open = page(DESK, "")) {
            open.page().locator("nav a").first().click();
            assertThat(open.page().locator("#cases-heading")).isVisible();
            open.page().locator("nav a").nth(1).click();
            assertThat(open.page().locator("#sites-heading")).isVisible();
            open.isSound();
        }
    }

    @Test
    void saysThatItIsStaleAndRecovers() {
        List<Route> held = new ArrayList<>();
        try (OpenPage open = chromium.open(DESK, address)) {
            open.page().route("**/api/v1/sites/events", held::add);
            open.go(address);
            assertThat(open.page().locator("body.stale")).isVisible(patiently());
            assertThat(open.page().locator("[data-message='message.stale']")).isVisible();
            open.picture("fleet-stale");
            assertThat(open.barriers()).as("axe").isEmpty();
            held.forEach(Route::resume);
            assertThat(open.page().locator("#pulse .badge.pass")).isVisible(patiently());
            assertThat(open.page().locator(".message")).hasCount(0);
        }
    }

    @Test
    void saysThatTheServerHearsNothingWhileTheBrokerIsAway() {
        try (OpenPage open = page(DESK, "")) {
            testbed.mqtt().stop();
            Locator deaf = open.page().locator("[data-message='message.deaf']");
            assertThat(deaf).isVisible(patiently());
            open.picture("fleet-deaf");
            testbed.mqtt().start();
            assertThat(deaf).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
        }
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);
    }

    private static LocatorAssertions.HasTextOptions withText() {
        return new LocatorAssertions.HasTextOptions().setTimeout(30_000);
    }

    private static LocatorAssertions.ContainsTextOptions withTextContained() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);
    }

    private static LocatorAssertions.ContainsTextOptions aMinute() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);
    }

    private static Locator row(OpenPage open, String site) {
        return open.page().locator("#sites tbody tr[title='" + site + " / edge-1']");
    }

    private static OpenPage page(Visit visit, String hash) {
        return page(chromium.open(visit, address), hash);
    }

    /** The page once the server has answered and is heard. */
    private static OpenPage page(OpenPage open, String hash) {
        open.go(address + hash);
        assertThat(open.page().locator("#pulse .badge.pass")).isVisible(patiently());
        return open;
    }
}
