package io.firstpass.testbed.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.firstpass.testbed.pages.RegistryPages.late;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import io.firstpass.contract.LinkState;
import io.firstpass.contract.ModelRef;
import io.firstpass.testbed.registry.Person;
import io.firstpass.testbed.registry.RegistryDesk;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The operator's board while a version comes to the line and goes: one site's edge is real, of the other heartbeats come. */
final class RolloutScene {
    private static final String CHANNEL = "plant-1";
    private static final String REAL = "plant-1";
    private static final String TOLD = "plant-2";
    private static final Duration SWAPPED = Duration.ofSeconds(120);

    private final OpenPage otto;
    private final Plants plants;
    private final LineUnderLoad load;
    private final ModelRef production;
    private final ModelRef candidate;
    private final Locator channel;

    RolloutScene(OpenPage otto, Plants plants, LineUnderLoad load, ModelRef production, ModelRef candidate) {
        this.otto = otto;
        this.plants = plants;
        this.load = load;
        this.production = production;
        this.candidate = candidate;
        this.channel = otto.page().locator("section[aria-labelledby='channel-" + CHANNEL + "']");
    }

    /** Of the two sites the lot falls on the one whose edge is real. */
    void bothRunProduction(RegistryDesk desk) {
        desk.as(Person.OTTO).put("channels/" + CHANNEL, Map.of("sites", List.of(REAL, TOLD), "windows", List.of()));
        say(production);
        assertThat(row(TOLD)).containsText("1.0.0", late());
        assertThat(row(REAL)).containsText("1.0.0", late());
        await().atMost(SWAPPED).until(() -> load.runs(production.digest()));
        otto.picture("story-13-board");
        otto.isSound();
    }

    void toTheCanary() {
        channel.locator("[data-key='begin " + CHANNEL + "']").click();
        otto.page().locator("select[name='digest']").selectOption(candidate.digest());
        otto.page().locator("input[name='share']").fill("50");
        otto.picture("story-14-begin");
        otto.isSound();
        otto.page().locator("#begin button[type='submit']").click();
        assertThat(channel).containsText("Canary");
        await().atMost(SWAPPED).until(() -> load.runs(candidate.digest()));
        assertThat(row(REAL)).containsText("1.1.0", late());
        assertThat(row(TOLD)).containsText("1.0.0");
        otto.picture("story-15-canary");
        otto.isSound();
        load.hasLostNothing();
    }

    void toAll() {
        channel.locator("[data-key^='on ']").click();
        otto.picture("story-16-to-all");
        otto.isSound();
        otto.page().locator("#confirmed").click();
        assertThat(channel.locator(".facts dd").first()).containsText("1.1.0");
        assertThat(row(TOLD)).containsText("waits for the change");
        otto.picture("story-17-all");
        say(candidate);
        assertThat(row(TOLD)).containsText("1.1.0", late());
        otto.isSound();
    }

    void backByAClick() {
        channel.locator("[data-key^='back ']").click();
        assertThat(channel.locator(".facts dd").first()).containsText("1.0.0");
        assertThat(otto.page().locator("#messages .pass")).containsText("1.1.0 was rolled back");
        otto.picture("story-18-rolled-back");
        await().atMost(SWAPPED).until(() -> load.runs(production.digest()));
        say(production);
        assertThat(row(REAL)).containsText("1.0.0", late());
        assertThat(row(TOLD)).containsText("1.0.0", late());
        channel.locator("summary").click();
        otto.picture("story-19-back");
        otto.isSound();
    }

    /** What was rolled back before is released again by whoever says that he knows. */
    void againAfterAQuestion() {
        otto.errors().clear();
        channel.locator("[data-key='begin " + CHANNEL + "']").click();
        otto.page().locator("select[name='digest']").selectOption(candidate.digest());
        otto.page().locator("#begin button[type='submit']").click();
        assertThat(otto.page().locator("#confirm-heading")).hasText("Release it to " + CHANNEL + " again?");
        otto.picture("story-20-again");
        otto.page().locator("#confirm [data-closes]").click();
        assertThat(channel.locator(".facts dd").nth(1)).hasText("nothing");
    }

    private void say(ModelRef runs) {
        plants.runs(runs);
        plants.say(TOLD, LinkState.ONLINE, 0, false);
    }

    private Locator row(String site) {
        return channel.locator("tbody tr:has(th:has-text('" + site + "'))");
    }
}
