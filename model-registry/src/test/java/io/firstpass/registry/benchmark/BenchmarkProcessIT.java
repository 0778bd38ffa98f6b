package io.firstpass.registry.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firstpass.contract.Sha256;
import io.firstpass.registry.benchmark.GoldenFigures.OfClass;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkProcessIT {
    private static final BenchmarkLimits ROOMY = new BenchmarkLimits(256, 4_096, Duration.ofMinutes(2), 1);

    @TempDir
    Path folder;

    private Optional<String> variant = Optional.empty();
    private final AtomicInteger told = new AtomicInteger();

    @AfterEach
    void leavesNothingBehind() throws Exception {
        try (Stream<Path> left = Files.list(folder.resolve("work"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void givesExactlyTheFiguresThatTheFramesHold() throws Exception {
        GoldenSet golden = EchoGoldenSet.seven(folder.resolve("golden"));
        GoldenFigures figures = measured(run(EchoGoldenSet.echo(), golden, ROOMY));

        assertThat(figures.model().name()).isEqualTo("firstpass-echo");
        assertThat(figures.model().digest())
                .isEqualTo(Sha256.of(Files.readAllBytes(EchoGoldenSet.echo())).hex());
        assertThat(figures.goldenSet()).isEqualTo(golden.digest());
        assertThat(figures.variant()).isEqualTo("fp32");
        assertThat(figures.images()).isEqualTo(7);
        assertThat(figures.boxes()).isEqualTo(4);
        assertThat(told).hasValue(7);
        // open: 1 of 1; mousebite: 2 of 3, none wrong
        assertThat(figures.accuracy().map33()).isEqualTo((1 + 2 / 3.0) / 2, within(1e-9));
        assertThat(figures.accuracy().map50()).isEqualTo(figures.accuracy().map33());
        assertThat(figures.accuracy().bestF()).isEqualTo(2 * 3 / (4 + 4.0), within(1e-9));
        assertThat(figures.accuracy().fAtAccept()).isEqualTo(2 * 2 / (3 + 4.0), within(1e-9));
        assertThat(figures.classes())
                .containsExactly(
                        Map.entry("open", new OfClass(1, 1, 1, 1)),
                        Map.entry("mousebite", new OfClass(3, 2 / 3.0, 1 / 3.0, 2 / 3.0)));
        assertThat(figures.rates().escape()).isEqualTo(Rate.of(1, 3));
        assertThat(figures.rates().missed()).isEqualTo(Rate.of(1, 4));
        assertThat(figures.rates().falseCall()).isEqualTo(Rate.of(1, 3));
        assertThat(figures.rates().held()).isEqualTo(Rate.of(1, 7));
        assertThat(figures.curve()).hasSize(99);
        assertThat(figures.curve().get(0)).isEqualTo(new GoldenFigures.Point(.01, .75, .75));
        assertThat(figures.speed().quantiles()).hasSize(101).isSorted();
        assertThat(figures.speed().p50())
                .isPositive()
                .isLessThanOrEqualTo(figures.speed().p99());
        assertThat(figures.machine().libtorch()).startsWith("2.");
        assertThat(figures.machine().threads()).isEqualTo(1);
    }

    @Test
    void refusesAPackageThatIsNoneWithItsReason() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.zip"), "no zip");
        GoldenSet golden = EchoGoldenSet.seven(folder.resolve("golden"));
        assertThat(reason(run(broken, golden, ROOMY))).startsWith("broken.zip is no zip");
    }

    @Test
    void refusesAVariantThatThePackageDoesNotHave() throws Exception {
        variant = Optional.of("bf16");
        GoldenSet golden = EchoGoldenSet.seven(folder.resolve("golden"));
        assertThat(reason(run(EchoGoldenSet.echo(), golden, ROOMY))).contains("has no variant bf16");
    }

    @Test
    void cancelsInTheMiddle() throws Exception {
        var set = new EchoGoldenSet(folder.resolve("golden"));
        for (int i = 0; i < 3_000; i++) set.good();
        GoldenSet golden = set.seal();
        BenchmarkProcess[] process = new BenchmarkProcess[1];
        process[0] = process(EchoGoldenSet.echo(), golden, ROOMY, BenchmarkMain.class, done -> {
            if (done > 0) process[0].cancel();
        });
        assertThat(process[0].run()).isEqualTo(new Outcome.Cancelled());
        assertThat(told.get()).isBetween(1, 2_999);
    }

    @Test
    void killsWhatNeverReturns() throws Exception {
        var limits = new BenchmarkLimits(64, 1_024, Duration.ofSeconds(1), 1);
        assertThat(reason(misbehave(Misbehaving.Endless.class, limits))).startsWith("it was not done after 1 s");
        assertThat(ProcessHandle.of(told.get()).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void killsWhatTakesTooMuchMemoryOutsideOfTheHeap() throws Exception {
        var limits = new BenchmarkLimits(64, 256, Duration.ofMinutes(1), 1);
        assertThat(reason(misbehave(Misbehaving.Hog.class, limits)))
                .matches("it held \\d+ MB of memory, 256 are allowed.*");
    }

    @Test
    void killsTheRealProgramWhereLibtorchAloneIsTooMuch() throws Exception {
        GoldenSet golden = EchoGoldenSet.seven(folder.resolve("golden"));
        var limits = new BenchmarkLimits(64, 64, Duration.ofMinutes(1), 1);
        assertThat(reason(run(EchoGoldenSet.echo(), golden, limits))).contains("64 are allowed");
    }

    @Test
    void blamesNoPackageForWhatSomebodyElseDid() throws Exception {
        GoldenSet golden = EchoGoldenSet.seven(folder.resolve("golden"));
        Files.writeString(golden.folder().resolve("images/0000.png"), "no image");
        assertThat(failed(run(EchoGoldenSet.echo(), golden, ROOMY))).contains("images/0000.png of the golden set");

        Outcome killed = process(folder, null, ROOMY, Misbehaving.Endless.class, pid -> ProcessHandle.of(pid)
                        .ifPresent(ProcessHandle::destroyForcibly))
                .run();
        assertThat(failed(killed)).contains("killed from outside");
    }

    @Test
    void loadsEveryVariantOnTrial() throws Exception {
        var trial = new LoadProcess(program(), ROOMY, folder.resolve("work"));
        assertThat(trial.refusal(EchoGoldenSet.echo())).isEmpty();
        Path spoilt = Files.write(
                folder.resolve("spoilt.zip"),
                EchoPackage.withWeights("spoilt", "no weights".getBytes(StandardCharsets.UTF_8)));
        assertThat(trial.refusal(spoilt).orElse("loaded"))
                .contains("is no TorchScript that this libtorch can load", "trace and freeze");
    }

    @Test
    void saysOfACrashWhatTheProcessSaidLast() throws Exception {
        assertThat(reason(misbehave(Misbehaving.Crash.class, ROOMY)))
                .startsWith("its process died of signal 6; it said last: ")
                .contains("SIGSEGV (0xb) in ", "libjvm.so");
    }

    @Test
    void standsAnyNoiseAndTakesNoFiguresForNone() throws Exception {
        assertThat(reason(misbehave(Misbehaving.Babble.class, ROOMY))).isEqualTo("it ended without figures");
    }

    @Test
    void endsWhatTheProcessHasStarted() throws Exception {
        BenchmarkProcess[] process = new BenchmarkProcess[1];
        process[0] = process(folder, null, ROOMY, Misbehaving.Fork.class, pid -> process[0].cancel());
        assertThat(process[0].run()).isEqualTo(new Outcome.Cancelled());
        Optional<ProcessHandle> grandchild = ProcessHandle.of(told.get());
        if (grandchild.isPresent()) grandchild.get().onExit().get(10, TimeUnit.SECONDS);
    }

    @Test
    void standsLastInLineAndKnowsNothingOfOurEnvironment() throws Exception {
        assertThat(System.getenv()).as("something to keep from it").containsKey("JAVA_TOOL_CANARY");
        assertThat(reason(misbehave(Misbehaving.Tell.class, ROOMY)))
                .startsWith("its process ended with the exit code 9; it said last: ")
                .contains("oom 1000", "nice 10", "PATH")
                .doesNotContain("JAVA_TOOL_CANARY");
    }

    @Test
    void endsWhenItsParentWasKilled() throws Exception {
        Path work = Files.createDirectories(folder.resolve("orphaned"));
        Files.createDirectories(folder.resolve("work"));
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        DyingParent.class.getName(),
                        work.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = new BufferedReader(new InputStreamReader(parent.getInputStream()))) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();
            CompletableFuture<ProcessHandle> ended = child.onExit();
            assertThat(ended).isNotDone();
            parent.destroyForcibly().waitFor();
            ended.get(10, TimeUnit.SECONDS);
        } finally {
            parent.destroyForcibly();
        }
    }

    static Program program() {
        return new Program(Path.of(System.getProperty("java.home"), "bin", "java"), classPath());
    }

    static List<Path> classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator)).map(Path::of).toList();
    }

    private Outcome run(Path zip, GoldenSet golden, BenchmarkLimits limits) throws Exception {
        return process(zip, golden, limits, BenchmarkMain.class, done -> {}).run();
    }

    private Outcome misbehave(Class<?> program, BenchmarkLimits limits) throws Exception {
        return process(folder, null, limits, program, done -> {}).run();
    }

    private BenchmarkProcess process(
            Path zip,
            GoldenSet golden,
            BenchmarkLimits limits,
            Class<?> program,
            java.util.function.IntConsumer progress)
            throws Exception {
        Path set = golden == null ? folder : golden.folder();
        var request = new BenchmarkRequest(zip, set, folder.resolve("work"), variant, program());
        return new BenchmarkProcess(
                request,
                limits,
                (done, total) -> {
                    told.set(done);
                    progress.accept(done);
                },
                program);
    }

    private static GoldenFigures measured(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Measured.class);
        return ((Outcome.Measured) outcome).figures();
    }

    private static String failed(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) outcome).reason();
    }

    private static String reason(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).reason();
    }
}
