package io.firstpass.edge.modelstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.ModelRef;
import io.firstpass.edge.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageLoadingTest {
    private static final Path ECHO =
            Path.of(System.getProperty("basedir", "."), "..", "models", "firstpass-echo-1.0.0.zip");

    @TempDir
    Path folder;

    private final List<LoadedModel> owned = new ArrayList<>();
    private final AtomicInteger released = new AtomicInteger();

    private LoadedModel model() {
        return new LoadedModel(
                new ModelRef("model", "1.0.0", "a".repeat(64)),
                "fp32",
                null,
                Map.of(),
                batch -> List.of(),
                released::incrementAndGet);
    }

    private ModelStatus loaded(Callable<LoadedModel> load) {
        PackageLoading loading = new PackageLoading(load, owned::add);
        loading.run();
        return loading.status();
    }

    /** What becomes of a package under these settings, without anything native: such packages go no further. */
    private ModelStatus loaded(Path zip, Map<String, String> more) {
        Map<String, String> all = new java.util.HashMap<>(more);
        all.put("firstpass.data", folder.toString());
        all.put("firstpass.model.package", zip.toString());
        return loaded(
                () -> PackageLoading.load(ModelSettings.from(new Settings(key -> Optional.ofNullable(all.get(key))))));
    }

    private void assertRefused(ModelStatus status, String... saying) {
        assertThat(status.state()).isEqualTo(ModelState.REFUSED);
        assertThat(status.model()).isEmpty();
        assertThat(status.reason().orElseThrow()).contains(saying);
        assertThat(owned).isEmpty();
    }

    @Test
    void isReadyOnceTheModelHasAnOwner() {
        LoadedModel model = model();
        assertThat(loaded(() -> model)).isEqualTo(ModelStatus.ready(model));
        assertThat(owned).containsExactly(model);
        assertThat(released).hasValue(0);
    }

    @Test
    void saysWhyAPackageIsRefused() throws IOException {
        assertRefused(loaded(folder.resolve("none.zip"), Map.of()), "there is no", "none.zip");
        assertRefused(loaded(Files.writeString(folder.resolve("text.zip"), "text"), Map.of()), "text.zip is no zip");
        assertRefused(
                loaded(ECHO, Map.of("firstpass.model.sha256", "0".repeat(64))), "the configuration demands", "0000");
    }

    @Test
    void saysThatNativesDoNotLinkAndStripsTheirTexts() {
        assertRefused(
                loaded(() -> {
                    throw new UnsatisfiedLinkError("no libtorch\n");
                }),
                "no libtorch");
    }

    @Test
    void releasesAModelThatNobodyTakes() {
        PackageLoading loading = new PackageLoading(this::model, model -> {
            throw new IllegalStateException("no thread for it");
        });
        loading.run();
        assertRefused(loading.status(), "no thread for it");
        assertThat(released).hasValue(1);
    }

    @Test
    void waitsForTheLoadingUnderWayWhenItIsStoppedAndReleasesTheModel() throws Exception {
        CountDownLatch inNativeCode = new CountDownLatch(1);
        CountDownLatch back = new CountDownLatch(1);
        PackageLoading loading = new PackageLoading(
                () -> {
                    inNativeCode.countDown();
                    back.await();
                    return model();
                },
                owned::add);
        CompletableFuture<Void> run = CompletableFuture.runAsync(loading);
        inNativeCode.await();
        assertThat(loading.stop(Duration.ofMillis(1))).isFalse();
        back.countDown();
        assertThat(loading.stop(Duration.ofSeconds(20))).isTrue();
        run.get(20, TimeUnit.SECONDS);
        assertRefused(loading.status(), "stops");
        assertThat(released).hasValue(1);
    }

    @Test
    void beginsNothingAfterItWasStopped() throws Exception {
        AtomicInteger loads = new AtomicInteger();
        PackageLoading loading = new PackageLoading(
                () -> {
                    loads.incrementAndGet();
                    return model();
                },
                owned::add);
        assertThat(loading.stop(Duration.ofSeconds(1))).isTrue();
        loading.run();
        assertThat(loads).hasValue(0);
    }
}
