package io.firstpass.testbed.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.firstpass.testbed.pages.RegistryPages.late;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import io.firstpass.testbed.registry.Person;
import io.firstpass.testbed.registry.RegistryClient;
import io.firstpass.testbed.registry.RegistryDesk;
import io.firstpass.testbed.registry.RegistryRefused;
import io.firstpass.testbed.registry.VersionView;
import java.util.List;
import java.util.regex.Pattern;

/** Two officers with the same version before them, each at his own desk, at the same time. */
final class ApprovalScene {
    private static final String REASON = "the signature is our builder's";

    private final OpenPage sam;
    private final OpenPage quinn;
    private final RegistryDesk desk;
    private final String digest;

    ApprovalScene(OpenPage sam, OpenPage quinn, RegistryDesk desk, String digest) {
        this.sam = sam;
        this.quinn = quinn;
        this.desk = desk;
        this.digest = digest;
    }

    /** Sam lets Quinn act for him; that does not make of one person two. */
    void samDelegates() {
        sam.page().locator("details:has([id='delegate:to']) > summary").click();
        sam.page().locator("[id='delegate:to']").fill("quinn");
        sam.wholePicture("story-05-delegate");
        sam.isSound();
        sam.page().locator("[id='delegate:give']").click();
        assertThat(sam.page().locator("#messages .pass")).containsText("may act for you");
    }

    void findItWaiting() {
        assertThat(sam.page().locator("#inbox")).containsText("better");
        sam.picture("story-06-inbox");
        sam.isSound();
        for (OpenPage officer : List.of(sam, quinn)) {
            officer.page().locator("#inbox a.opens:has-text('1.1.0')").click();
            assertThat(officer.page().locator("#latency canvas")).isVisible();
        }
        quinn.wholePicture("story-07-version-tablet");
        quinn.isSound();
    }

    /** Under a colleague's eyes nothing is exchanged, but he is told. */
    void quinnApprovesWhileSamReads() {
        sam.page().locator("textarea").fill(REASON);
        quinn.page().locator("[data-opens='sign']").click();
        quinn.picture("story-09-sign-tablet");
        quinn.isSound();
        quinn.page().keyboard().press("Escape");
        approve(quinn);
        Locator told = sam.page().locator("[data-message='version.changed']");
        assertThat(told).containsText("Meanwhile", late());
        sam.picture("story-10-somebody-else-decided");
        told.locator("button").click();
        assertThat(sam.page().locator("#decisions")).containsText("quinn");
        assertThat(sam.page().locator("textarea")).hasValue(REASON);
    }

    void quinnMayNotActForSamToo() {
        assertThatThrownBy(() -> approveByRest(desk.as(Person.QUINN), digest, "security"))
                .isInstanceOfSatisfying(RegistryRefused.class, refused -> assertThat(refused.kind())
                        .isEqualTo("approval-two-roles"));
    }

    void samApprovesAndQuinnSeesIt() {
        approve(sam);
        assertThat(sam.page().locator("#version-heading .badge")).hasText("Approved");
        sam.wholePicture("story-11-approved");
        sam.isSound();
        assertThat(quinn.page()
                        .locator("[data-message='version.changed'], #decisions:has-text('builder')")
                        .first())
                .containsText(Pattern.compile("Meanwhile|builder"), late());
        quinn.page().reload();
        assertThat(quinn.page().locator("#decisions")).containsText(REASON);
    }

    /** By the dialog that says what is signed. */
    private static void approve(OpenPage open) {
        open.page().locator("[data-opens='sign']").click();
        open.page().locator("[id='decide:yes']").click();
        assertThat(open.page().locator("#messages .pass")).containsText("approval is entered");
    }

    static JsonNode approveByRest(RegistryClient registry, String digest, String role) {
        return VersionView.get(registry, digest).approve(registry, role, "");
    }
}
