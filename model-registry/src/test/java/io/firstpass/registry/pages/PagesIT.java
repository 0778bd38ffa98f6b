package io.firstpass.registry.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import io.firstpass.registry.container.Caller;
import io.firstpass.registry.container.Surroundings;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The registry's pages in a real browser, on the real server. */
@ExtendWith(ArquillianExtension.class)
class PagesIT {
    private static RealBrowser real;
    private static Browser browser;

    @ArquillianResource
    URL root;

    @Deployment(testable = false)
    static WebArchive registry() {
        return Surroundings.war();
    }

    @BeforeAll
    static void start() {
        real = RealBrowser.start();
        browser = real.browser();
    }

    @AfterAll
    static void stop() {
        if (real != null) real.close();
    }

    @ParameterizedTest
    @CsvSource({"en-GB, light, 1280", "zh-CN, dark, 768"})
    void everyPageIsWholeAndReadable(String language, String theme, int width) throws Exception {
        String version = "1." + UUID.randomUUID().toString().substring(0, 8);
        new Seeded().candidate(version, .92).put();
        String look = language + "-" + theme + "-" + width;
        try (OpenPage open = new OpenPage(browser, root.toString(), language, theme, width)) {
            open.go("inbox").isSound("log-in-" + look);
            open.as("sam", Surroundings.PASSWORD, "inbox");
            assertThat(open.page().locator("#inbox")).containsText(version);
            open.isSound("inbox-" + look);
            open.go("version?digest=" + Seeded.digest(version));
            assertThat(open.page().locator("#latency canvas")).isVisible();
            open.isSound("version-" + look);
            open.page().locator("[data-opens='sign']").click();
            open.isSound("sign-" + look);
        }
        try (OpenPage open = new OpenPage(browser, root.toString(), language, theme, width)) {
            open.as("mia", Surroundings.PASSWORD, "versions");
            assertThat(open.page().locator("#versions")).isVisible();
            open.isSound("versions-" + look);
            open.page()
                    .request()
                    .put(
                            root + "api/v1/channels/pilot",
                            RequestOptions.create().setData(Map.of("sites", List.of("austin"), "windows", List.of())));
            open.go("board");
            assertThat(open.page().locator("#channel-pilot")).isVisible();
            open.picture("board-" + look);
            assertThat(open.barriers()).as("axe").isEmpty();
        }
        try (OpenPage open = new OpenPage(browser, root.toString(), language, theme, width)) {
            open.as("ada", Surroundings.PASSWORD, "audit");
            assertThat(open.page().locator("#events tbody tr").first()).isVisible();
            open.isSound("audit-" + look);
        }
    }

    @Test
    void anOfficerApprovesByKeyboardAlone() throws Exception {
        String version = "2.0.0";
        new Seeded().production("1.0.0", .87).candidate(version, .92).put();
        try (OpenPage open = officer("inbox")) {
            Page page = open.page();
            String wanted = Seeded.model() + " " + version;
            for (int i = 0; i < 30 && !wanted.equals(page.evaluate("document.activeElement.textContent")); i++)
                page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            assertThat(page.locator("#figures")).containsText("better");
            assertThat(page.locator("#missing")).containsText("security officer");
            tabTo(page, "[data-opens='sign']");
            page.keyboard().press("Enter");
            assertThat(page.locator("#sign")).containsText(Seeded.digest(version));
            page.keyboard().press("Enter");
            assertThat(page.locator("#messages")).containsText("Your approval is entered");
            assertThat(page.locator("#decisions")).containsText("sam");
            assertThat(page.locator("#missing")).not().containsText("security officer");
            assertThat(page.locator("#own")).containsText("Approved by you as security officer");
            assertThat(page.locator("[data-opens='sign']")).hasCount(0);
            open.isSound("approved");
            open.go("inbox");
            assertThat(page.locator("main")).not().containsText(wanted);
            open.go("version?digest=" + Seeded.digest(version));
            new Seeded().evidence(version, "WEIGHTS").put();
            new Seeded().voided(version).put();
            open.go("version?digest=" + Seeded.digest(version));
            assertThat(page.locator("[data-opens='sign']")).isVisible();
        }
    }

    @Test
    void whoeverDecidesOnEvidenceThatChangedIsShownTheNewOne() throws Exception {
        String version = "3.0.0";
        new Seeded().candidate(version, .92).put();
        try (OpenPage open = officer("version?digest=" + Seeded.digest(version))) {
            open.page().locator("textarea").fill("looks well");
            new Seeded().evidence(version, "WEIGHTS").put();
            open.page().locator("[data-opens='sign']").click();
            open.page().locator("[id='decide:yes']").click();
            assertThat(open.page().locator("#messages .fail")).containsText("look at the version again");
            assertThat(open.page().locator("#gates .fresh")).containsText("Scan of the weights");
            assertThat(open.page().locator("textarea")).hasValue("looks well");
            open.page().locator("[data-opens='sign']").click();
            open.page().locator("[id='decide:yes']").click();
            assertThat(open.page().locator("#messages .pass")).isVisible();
        }
    }

    @Test
    void toRejectSaysWhy() throws Exception {
        String version = "4.0.0";
        new Seeded().candidate(version, .92).put();
        try (OpenPage open = officer("version?digest=" + Seeded.digest(version))) {
            open.page().locator("[id='decide:reject']").click();
            assertThat(open.page().locator("textarea")).isFocused();
            open.page().keyboard().type("spurs are missed");
            open.page().locator("[id='decide:reject']").click();
            assertThat(open.page().locator("#decisions")).containsText("spurs are missed");
            assertThat(open.page().locator("#missing")).containsText("sam objects");
        }
    }

    @Test
    void aVersionTellsWhoChoseWhatItIsMeasuredOn() throws Exception {
        String page = "version?digest=" + Seeded.digest("5.0.0");
        new Seeded().candidate("5.0.0", .92).goldenSetBy("mia").put();
        try (OpenPage open = officer(page)) {
            assertThat(open.page().locator("#own-exam")).containsText("mia submitted this version");
            open.isSound("own-exam");
            new Seeded().goldenSetBy("quinn").put();
            open.go(page);
            assertThat(open.page().locator("#golden-set")).containsText("9e9e9e9e9e9e…, put there by quinn");
            assertThat(open.page().locator("#own-exam")).hasCount(0);
        }
    }

    @Test
    void aWrongPasswordAndAMissingRoleAreSaid() throws Exception {
        try (OpenPage open = open()) {
            open.go("inbox");
            open.page().fill("#j_username", "mia");
            open.page().fill("#j_password", "wrong");
            open.page().keyboard().press("Enter");
            assertThat(open.page().locator("[role='alert']")).isVisible();
            open.as("mia", Surroundings.PASSWORD, "versions?state=RETIRED");
            assertThat(open.page().locator("select[name='state']")).hasValue("RETIRED");
            open.go("audit");
            assertThat(open.page().locator("main")).containsText("auditor");
            open.go("inbox").page().locator("[id='leave:out']").click();
            assertThat(open.page().locator("#j_username")).isVisible();
            for (String deed : List.of("login.refuse", "login", "logout"))
                assertThat(told(deed, "mia")).as(deed).isNotEmpty();
        }
    }

    /** By a name that nobody has tried before. */
    @Test
    void whoIsNotLetInIsToldByTheNameThatHeTried() throws Exception {
        String stranger = "s-" + UUID.randomUUID();
        try (OpenPage open = open()) {
            open.go("inbox");
            open.page().fill("#j_username", stranger);
            open.page().fill("#j_password", "wrong");
            open.page().keyboard().press("Enter");
            assertThat(open.page().locator("[role='alert']")).isVisible();
        }
        assertThat(told("login.refuse", stranger)).hasSize(1);
        assertThat(told("login", stranger)).isEmpty();
    }

    @Test
    void anOfficerLetsSomebodyActForHimAndAColleagueTakesItBack() throws Exception {
        try (OpenPage open = open().as("sue", Surroundings.PASSWORD, "inbox")) {
            Page page = open.page();
            page.locator("#delegations summary").click();
            page.locator("[id='delegate:to']").fill("otto");
            page.locator("[id='delegate:give']").click();
            assertThat(page.locator("#messages .pass")).containsText("may act for you now");
            assertThat(page.locator("#delegations li")).containsText("otto acts for you as security officer until");
            open.isSound("delegations");
        }
        try (OpenPage open = officer("inbox")) {
            assertThat(open.page().locator("#delegations li")).containsText("otto acts for sue as security officer");
            open.page().locator("[id='withdraw:end']").click();
            assertThat(open.page().locator("#messages .pass")).containsText("no longer");
        }
        assertThat(told("delegation.withdraw", "otto").findValuesAsText("actor"))
                .contains("sam");
    }

    /** What the audit log tells of this. */
    private JsonNode told(String action, String subject) throws Exception {
        return new Caller(root, "ada")
                .get("audit?action=" + action + "&subject=" + subject)
                .path("events");
    }

    @Test
    void aRefusedUploadSaysWhy() {
        try (OpenPage open = open()) {
            open.as("mia", Surroundings.PASSWORD, "versions");
            byte[] body = "no zip".getBytes(StandardCharsets.UTF_8);
            open.page().locator("input[type='file']").setInputFiles(new FilePayload("a.zip", "application/zip", body));
            open.page().locator("#upload button[type='submit']").click();
            assertThat(open.page().locator("#upload-said")).containsText("cannot be read");
        }
    }

    /** What another site's page sends in the reader's name. */
    @Test
    void anotherSitesFormIsRefused() {
        try (OpenPage open = officer("inbox")) {
            int status = open.page()
                    .request()
                    .post(root + "inbox", RequestOptions.create().setHeader("Origin", "http://elsewhere.example"))
                    .status();
            assertThat(status).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en-GB, 1280, 'compared 1,204, agree 98.3%', '(95 %: 97.4% to 98.9%), candidate alone fails 12', too few to tell",
        "zh-CN, 768, '已比对 1,204 帧，一致 98.3%', '仅候选版本不合格 12，仅候选版本合格 8', 样本太少"
    })
    void theBoardSumsUpHowACandidateInTheShadowCompares(
            String language, int width, String agrees, String differs, String tendency) throws Exception {
        try (OpenPage open = new OpenPage(browser, root.toString(), language, "dark", width)) {
            open.as("mia", Surroundings.PASSWORD, "versions");
            var shadow = new ShadowedChannel(open.page().request(), root);
            // The review is another application: here it is what its contract says.
            open.page()
                    .route(
                            "**/api/v1/sites?*",
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setContentType("application/json")
                                    .setBodyBytes(shadow.sites())));
            open.go("board");
            Locator channel = open.page().locator("[aria-labelledby=channel-%s].channel".formatted(shadow.name()));
            Locator sum = channel.locator(".facts");
            assertThat(sum).containsText(agrees);
            assertThat(sum).containsText(differs);
            assertThat(sum).containsText(tendency);
            assertThat(channel.locator("tbody tr").nth(0)).containsText("1,000");
            assertThat(channel.locator("tbody tr").nth(1)).containsText("libtorch does not want it");
            open.isSound("board-shadow-" + language);
        }
    }

    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < 60 && !matches(page, selector); i++) page.keyboard().press("Tab");
        assertThat(matches(page, selector)).as("reached by Tab: " + selector).isTrue();
    }

    private static boolean matches(Page page, String selector) {
        return (boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector);
    }

    private OpenPage officer(String path) {
        return open().as("sam", Surroundings.PASSWORD, path);
    }

    private OpenPage open() {
        return new OpenPage(browser, root.toString(), "en-GB", "dark", 1280);
    }
}
