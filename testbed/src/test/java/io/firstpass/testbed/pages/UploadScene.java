package io.firstpass.testbed.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.firstpass.testbed.pages.RegistryPages.late;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import io.firstpass.provenance.SigningKey;
import io.firstpass.registry.benchmark.GoldenSet;
import io.firstpass.testbed.registry.Person;
import io.firstpass.testbed.registry.RegistryDesk;
import io.firstpass.testbed.registry.RegistryRefused;
import io.firstpass.testbed.registry.Submission;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** An engineer uploads a package, and watches on its page what the gates find. */
final class UploadScene {
    private static final int REAL_BOARDS = 40;

    private final OpenPage mia;
    private final RegistryDesk desk;
    private final Path zip;
    private final String digest;

    UploadScene(OpenPage mia, RegistryDesk desk, Path zip, String digest) {
        this.mia = mia;
        this.desk = desk;
        this.zip = zip;
        this.digest = digest;
    }

    /** What the registry began with are rendered boards, on which the version in production was trained too. */
    static void measureOnRealBoards(String model, RegistryDesk desk, Path folder) throws Exception {
        GoldenSet set = RealBoards.goldenSet(folder.resolve("set"), REAL_BOARDS);
        Path zip = folder.resolve("set.zip");
        set.pack(zip);
        desk.as(Person.QUINN)
                .upload("golden-sets/" + set.digest() + "?name=real%20boards&model=" + model, zip, sent -> {});
    }

    void upload() {
        mia.picture("story-01-models");
        mia.isSound();
        mia.page().locator("input[type='file']").setInputFiles(zip);
        mia.page().locator("#upload button[type='submit']").click();
        assertThat(mia.page().locator("#upload-said")).containsText("being checked", late());
        mia.picture("story-02-upload");
        mia.page().waitForURL("**/version?digest=" + digest);
        assertThat(mia.page().locator("#missing")).containsText("Gate: Signature");
        assertThat(mia.page().locator("#missing")).containsText("Sign it with your builder's key");
        mia.wholePicture("story-03-candidate");
        mia.isSound();
    }

    /** The page was left open while the pipeline signed: it shows by itself what came of it. */
    void gatesRun(SigningKey key) {
        new Submission(desk.as(Person.MIA), zip, state -> {}).sign(key);
        assertThat(mia.page().locator("#measuring")).containsText(Pattern.compile("enchmark.*(turn|images)"), late());
        assertThat(mia.page().locator("#measuring button")).isVisible();
        mia.wholePicture("story-04-measuring");
        assertThat(mia.page().locator("#gains")).isVisible(new IsVisibleOptions().setTimeout(240_000));
        assertThat(mia.page().locator("#gains > div").first()).containsText("better");
        assertThat(mia.page().locator("#gains > div").first()).containsText("mAP at IoU 0.33 +0.");
        assertThat(mia.page().locator("#curve canvas")).isVisible();
        assertThat(mia.page().locator("#latency canvas")).isVisible();
        assertThat(mia.page().locator("#figures")).containsText("1.0.0");
        mia.wholePicture("story-05-measured");
        mia.isSound();
    }

    void mayNotApproveHerOwn() {
        assertThat(mia.page().locator("[data-opens='sign']")).hasCount(0);
        assertThat(mia.page().locator(".decision")).containsText("You submitted it");
        assertThatThrownBy(() -> ApprovalScene.approveByRest(desk.as(Person.MIA), digest, "quality"))
                .isInstanceOfSatisfying(RegistryRefused.class, refused -> assertThat(refused.status())
                        .isEqualTo(403));
    }
}
