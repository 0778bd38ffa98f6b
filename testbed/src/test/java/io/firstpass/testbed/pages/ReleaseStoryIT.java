package io.firstpass.testbed.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import io.firstpass.audit.AuditVerifier;
import io.firstpass.contract.ModelRef;
import io.firstpass.testbed.Testbed;
import io.firstpass.testbed.TestbedOptions;
import io.firstpass.testbed.registry.Fingerprint;
import io.firstpass.testbed.registry.KeyFiles;
import io.firstpass.testbed.registry.Person;
import io.firstpass.testbed.registry.RegistryDesk;
import io.firstpass.testbed.server.Installation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A version's way from an engineer's desk to the line and back, on the registry's pages, with the models that are real. */
class ReleaseStoryIT {
    private static final Visit DESK = new Visit("en-GB", "light", 1280);
    private static final Visit DESK_IN_CHINA = new Visit("zh-CN", "dark", 1280);
    private static final Visit TABLET = new Visit("en-GB", "dark", 768);
    private static final String MODEL = "firstpass-pcb-edge";
    private static final Path CANDIDATE =
            Path.of(System.getProperty("firstpass.root"), "..", "shared", "models", MODEL + "-1.1.0.zip");
    private static final Logger KAFKA_CLIENTS = Logger.getLogger("org.apache.kafka");

    private static Testbed testbed;
    private static Chromium chromium;
    private static RegistryPages pages;
    private static RegistryDesk desk;
    private static String production;

    @BeforeAll
    static void start() {
        assumeTrue(Chromium.isHere(), Chromium::missing);
        KAFKA_CLIENTS.setLevel(Level.WARNING);
        testbed = Testbed.start(TestbedOptions.plantAndCloud());
        desk = new RegistryDesk(testbed.registry());
        production = Fingerprint.digest(Installation.here().model("edge"));
        chromium = new Chromium();
        pages = new RegistryPages(chromium, testbed.registry());
    }

    @AfterAll
    static void stop() {
        if (chromium != null) chromium.close();
        if (testbed != null) testbed.close();
    }

    @Test
    void aBetterVersionComesToTheLineWithoutALostBoardAndGoesBackByAClick() throws Exception {
        assumeTrue(
                Files.exists(CANDIDATE),
                () -> CANDIDATE.normalize() + " is not here: it is for evaluation and does not come with the product");
        assumeTrue(RealBoards.areHere(), RealBoards::missing);
        UploadScene.measureOnRealBoards(MODEL, desk, testbed.folder("real-boards"));
        String candidate = Fingerprint.digest(CANDIDATE);
        try (OpenPage mia = pages.open(Person.MIA, DESK, "versions")) {
            var scene = new UploadScene(mia, desk, CANDIDATE, candidate);
            scene.upload();
            scene.gatesRun(KeyFiles.read(Path.of(testbed.registry().packageKey())));
            scene.mayNotApproveHerOwn();
        }
        theOfficersApprove(candidate);
        theLineChangesOver(candidate);
        theLogTellsIt(candidate);
    }

    private static void theOfficersApprove(String candidate) {
        try (OpenPage sam = pages.open(Person.SAM, DESK, "inbox");
                OpenPage quinn = pages.open(Person.QUINN, TABLET, "inbox")) {
            var scene = new ApprovalScene(sam, quinn, desk, candidate);
            scene.samDelegates();
            scene.findItWaiting();
            scene.quinnApprovesWhileSamReads();
            scene.quinnMayNotActForSamToo();
            scene.samApprovesAndQuinnSeesIt();
        }
        try (OpenPage mia = pages.open(Person.MIA, DESK_IN_CHINA, version(candidate))) {
            assertThat(mia.page().locator("#version-heading .badge")).hasText("已批准");
            mia.wholePicture("story-12-approved-zh");
            mia.isSound();
        }
    }

    private static void theLineChangesOver(String candidate) throws Exception {
        try (var plants = new Plants(testbed);
                var load = new LineUnderLoad(testbed.edge().address(), RealBoards.frames(8));
                OpenPage otto = pages.open(Person.OTTO, DESK, "board")) {
            var scene = new RolloutScene(
                    otto,
                    plants,
                    load,
                    new ModelRef(MODEL, "1.0.0", production),
                    new ModelRef(MODEL, "1.1.0", candidate));
            scene.bothRunProduction(desk);
            scene.toTheCanary();
            scene.toAll();
            scene.backByAClick();
            load.close();
            assertThat(load.hasLostNothing()).isGreaterThan(20);
            assertThat(load.models())
                    .allSatisfy(models -> assertThat(models).containsExactly(production, candidate, production));
            scene.againAfterAQuestion();
        }
    }

    private static void theLogTellsIt(String candidate) throws Exception {
        try (OpenPage ada = pages.open(Person.ADA, DESK, "audit#subject=" + candidate)) {
            assertThat(ada.page().locator("#events tbody tr").first()).isVisible();
            assertThat(deeds(ada))
                    .containsSubsequence(
                            "otto release.rollback",
                            "otto release.advance",
                            "otto release.begin",
                            "sam approval.give",
                            "quinn approval.give",
                            "registry evidence.add",
                            "mia evidence.add",
                            "mia package.upload");
            ada.picture("story-21-audit");
            ada.isSound();
        }
    }

    @Test
    void theAuditorFindsWhatHeLooksForAndTakesTheProofAway() throws Exception {
        try (OpenPage ada = pages.open(Person.ADA, DESK, "audit")) {
            assertThat(ada.page().locator("#events tbody tr").first()).isVisible();
            ada.page().keyboard().press("/");
            ada.page().keyboard().type("sam");
            ada.page().keyboard().press("Tab");
            ada.page().keyboard().type("approval.give");
            ada.page().keyboard().press("Enter");
            assertThat(ada.page()).hasURL(Pattern.compile("#actor=sam&action=approval.give$"));
            assertThat(ada.page().locator("#events tbody tr").first()).containsText("sam");
            assertThat(deeds(ada)).containsOnly("sam approval.give");
            ada.page()
                    .locator("input[name='since']")
                    .fill(LocalDate.now(ZoneOffset.UTC).plusDays(3).toString());
            ada.page().keyboard().press("Enter");
            assertThat(ada.page().locator("#events .nothing")).containsText("No deed is like this");
            ada.picture("audit-nothing");
            ada.page().goBack();
            assertThat(ada.page().locator("#events tbody tr").first()).containsText("sam");
            verifies(ada);
        }
    }

    private static void verifies(OpenPage ada) throws Exception {
        Download export =
                ada.page().waitForDownload(() -> ada.page().locator("#export").click());
        Path file = testbed.folder("audit").resolve("audit.jsonl");
        export.saveAs(file);
        var out = new ByteArrayOutputStream();
        int code = AuditVerifier.run(
                new String[] {file.toString(), testbed.registry().auditKey()}, new PrintStream(out), System.err);
        assertThat(code).as(out.toString()).isZero();
        Files.writeString(file, Files.readString(file).replaceFirst("\"actor\":\"sam\"", "\"actor\":\"mia\""));
        assertThat(AuditVerifier.run(
                        new String[] {file.toString(), testbed.registry().auditKey()},
                        new PrintStream(out),
                        System.err))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {768, 1280})
    void everyPageSurvivesWordsTwiceAsLong(int width) {
        Visit visit = new Visit("en-GB", "dark", width);
        try (OpenPage sam = pages.inLongWords(Person.SAM, visit, "inbox")) {
            isWholeInLongWords(sam, "inbox-" + width);
            pages.go(sam, version(production));
            assertThat(sam.page().locator("#latency canvas")).isVisible();
            isWholeInLongWords(sam, "version-" + width);
            pages.go(sam, "audit");
            assertThat(sam.page().locator("#events tbody tr").first()).isVisible();
            isWholeInLongWords(sam, "audit-" + width);
        }
        try (OpenPage otto = pages.inLongWords(Person.OTTO, visit, "board")) {
            assertThat(otto.page().locator("main table tbody tr").first()).isVisible();
            isWholeInLongWords(otto, "board-" + width);
            otto.page().keyboard().press("?");
            assertThat(otto.page().locator("#keys")).isVisible();
            isWholeInLongWords(otto, "keys-" + width);
        }
    }

    /** What the scripts say is doubled as it comes; a board would draw itself anew over what a test doubles. */
    private static void isWholeInLongWords(OpenPage open, String what) {
        open.doubleTheServersWords();
        open.wholePicture("long-" + what);
        assertThat(open.cutOff()).as(what).isEmpty();
    }

    @Test
    void anOperatorReachesEverythingByKeyboard() {
        try (OpenPage otto = pages.open(Person.OTTO, TABLET, "board")) {
            assertThat(otto.page().locator("main table tbody tr").first()).isVisible();
            otto.page().locator("[data-key^='begin ']").first().focus();
            otto.page().keyboard().press("Enter");
            assertThat(otto.page().locator("#begin")).isVisible();
            assertThat(otto.page().locator("select[name='digest']")).isFocused();
            otto.picture("board-begin-tablet");
            otto.page().keyboard().press("Escape");
            assertThat(otto.page().locator("#begin")).not().isVisible();
            assertThat(otto.page().locator("[data-key^='begin ']").first()).isFocused();
            otto.page().keyboard().press("ArrowDown");
            otto.page().keyboard().press("Enter");
            assertThat(otto.page().locator("#version-heading")).containsText("firstpass-pcb");
            otto.isSound();
            otto.page().keyboard().press("Escape");
            assertThat(otto.page().locator("#versions")).isVisible();
        }
    }

    /** Who did what, the latest first, as the page shows it. */
    private static List<String> deeds(OpenPage ada) {
        Locator rows = ada.page().locator("#events tbody tr");
        return rows.all().stream()
                .map(row -> row.locator(".actor").textContent() + " "
                        + row.locator(".action").textContent())
                .toList();
    }

    private static String version(String digest) {
        return "version?digest=" + digest;
    }
}
