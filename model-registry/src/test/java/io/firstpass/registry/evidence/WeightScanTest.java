package io.firstpass.registry.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightScanTest {
    @TempDir
    Path folder;

    @Test
    void findsNothingInThePackagesOfTheProduct() throws IOException {
        assertThat(scanAll(Weights.models())).isGreaterThanOrEqualTo(5);
    }

    @Test
    void findsNothingInThePackagesThatAreHandedIn() throws IOException {
        Path shared = Path.of("/work/shared/models");
        assumeTrue(Files.isDirectory(shared), "there are no packages in " + shared);
        assertThat(scanAll(shared)).isGreaterThanOrEqualTo(9);
    }

    @Test
    void countsWhatItSaw() throws IOException {
        assertThat(WeightScan.scan(Weights.echo().pack(folder)).figures())
                .containsEntry("entries", 9.0)
                .containsEntry("pickles", 3.0)
                .containsEntry("modules", 1.0)
                .hasEntrySatisfying("operators", seen -> assertThat(seen).isGreaterThan(5))
                .hasEntrySatisfying("opcodes", seen -> assertThat(seen).isGreaterThan(100));
    }

    @Test
    void findsAPickleThatImportsOs() throws IOException {
        pickle("\u0080\u0002cos\nsystem\nX\u0002\0\0\0id\u0085R.", "echo/data.pkl at byte 2", "names os.system");
        pickle("\u0080\u0002X\u0002\0\0\0osX\u0006\0\0\0system\u0093.", "at byte 20", "STACK_GLOBAL os.system");
        pickle("(ios\nsystem\n.", "INST os.system", "names os.system");
        pickle("\u0080\u0002c__builtin__\neval\n.", "names __builtin__.eval");
        pickle("\u0080\u0002c__torch__\nAbsent\n.", "names __torch__.Absent");
    }

    @Test
    void findsWhatWouldHideOneReadersPickleFromAnother() throws IOException {
        pickle("\u0080\u0002N.cos\nsystem\n.", "bytes behind its STOP");
        pickle("\u0080\u0002X\u0006\0\0\0mod", "ends in the middle");
        pickle("\u0080\u0004N.", "is of protocol 4");
        pickle("\u0080\u0002X\u0003\0\0\0abcQ.", "something else than a tensor's storage");
        pickle("\u0080\u0002h\u0007.", "never remembered");
        pickle("\u0080\u0002R.", "empty stack");
        pickle("\u0080\u0002\u00ff.", "0xff");
        pickle("\u0080\u0002X\u0001\0\0\0a)R.", "calls a value that was made");
    }

    @Test
    void findsCodeThatReadsAFile() throws IOException {
        code("f = torch.from_file(\"/etc/passwd\", False, 10)", "uses torch.from_file");
        code("f = ops.aten.from_file(\"/etc/passwd\")", "uses ops.aten.from_file");
        code("f = \"/etc/passwd\".from_file(False, 10)", "calls the method from_file");
        code("f = (\"/etc/passwd\").from_file(False, 10)", "calls the method from_file");
        code("s = \"\"\n    f = s.from_file(False, 10)", "calls the method from_file");
        code("torch.save(x, \"y\")", "uses torch.save");
        code("torch . load(\"y\")", "uses torch.load");
    }

    @Test
    void findsCallsThatCannotBeReadAsTheyStand() throws IOException {
        code("f = torch", "says torch");
        code("f = getattr(ops, \"aten\")", "says ops");
        code("f = \"a\".from_file\n    g = f(False)", "calls f,");
        code("f = (\"a\".from_file)(False)", "calls what an expression gives");
        code("f = [1][0](False)", "calls what an expression gives");
        code("import os", "says import");
        code("print(x)", "calls print");
        code("open(\"x\")", "calls open");
        code("s = \"does not end", "does not end");
        code("s = \u00e4", "no TorchScript source");
    }

    @Test
    void findsACastThatIsGivenAnotherMeaning() throws IOException {
        code("int = \"a\".from_file\n    f = int(False, 10)", "gives int another meaning");
        code("if True:\n      len = \"a\".from_file", "gives len another meaning");
        code("int, b = \"a\".from_file, 1", "gives int another meaning");
        code("[int, b] = [x, x]", "gives int another meaning");
        code("for [b, int] in [x]:\n      y = 1", "gives int another meaning");
        code("for float in [x]:\n      y = 1", "gives float another meaning");
        clean("a = annotate(List[Tuple[int, bool]], [])\n    b: int\n    c = int(x)");
    }

    @Test
    void readsNoMoreCodeThanADetectorHas() throws IOException {
        code("f = " + "a.".repeat(1_000) + "b", "longer than 1000");
        finds(Weights.echo().with("echo/code/long.py", new byte[4 << 20]).bytes(), "at most 4194304 bytes of code");
    }

    @Test
    void passesOverStringsAndComments() throws IOException {
        Path file = Weights.echo()
                .line("s = \"torch.load(1)\\\" import\" # open(1)")
                .pack(folder);
        assertThat(WeightScan.scan(file).findings()).isEmpty();
    }

    @Test
    void findsEntriesThatHaveNoBusinessThere() throws IOException {
        for (String name : List.of("echo/run.sh", "echo/code/../../x.py", "../x", "echo/code/a.so", "echo/x.zip"))
            finds(Weights.echo().with(name, new byte[1]).bytes(), name + ": is an entry");
        finds(Weights.echo().with("echo/extra/notes", new byte[70_000]).bytes(), "70000 bytes");
        finds(Weights.echo().with("ECHO/data.pkl", new byte[1]).bytes(), "is there twice", "more than one folder");
        finds(Weights.echo().with("echo/code/bomb.py", new byte[(16 << 20) + 1]).bytes(), "more than 16777216 bytes");
    }

    @Test
    void findsTwoEntriesOfOneName() throws IOException {
        byte[] bytes = Weights.echo().with("echo/datb.pkl", "N.").bytes();
        String twice = new String(bytes, StandardCharsets.ISO_8859_1).replace("datb.pkl", "data.pkl");
        finds(twice.getBytes(StandardCharsets.ISO_8859_1), "is there twice");
    }

    @Test
    void findsAFileThatIsNoTorchScript() throws IOException {
        finds(new byte[0], "does not begin as a zip");
        finds("\u0080\u0002\u008a\nlFüjN.".getBytes(StandardCharsets.ISO_8859_1), "bare pickle");
        byte[] echo = Weights.echo().bytes();
        finds(Arrays.copyOf(echo, echo.length - 1), "does not end as a zip");
        finds(Arrays.copyOf(echo, echo.length + 1), "does not end as a zip");
        assertThat(WeightScan.scan(folder.resolve("absent")).findings()).hasSize(1);
    }

    @Test
    void endsInFindingsWhateverTheBytes() throws IOException {
        Random random = new Random(6);
        byte[] whole = Weights.echo().bytes();
        for (int round = 0; round < 400; round++) {
            byte[] bytes = whole.clone();
            for (int i = 0; i < 8; i++) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            WeightScan.scan(Files.write(folder.resolve("fuzz"), bytes));
            byte[] pickle = new byte[random.nextInt(200)];
            random.nextBytes(pickle);
            Findings findings = new Findings();
            new PickleWalk("fuzz", pickle, java.util.Set.of(), findings).walk();
            assertThat(findings.list()).hasSizeBetween(1, Findings.MOST + 1);
        }
    }

    private int scanAll(Path models) throws IOException {
        int scanned = 0;
        try (Stream<Path> packages =
                Files.list(models).filter(file -> file.toString().endsWith(".zip"))) {
            for (Path model : packages.toList()) {
                try (ZipFile zip = new ZipFile(model.toFile())) {
                    for (ZipEntry entry : zip.stream()
                            .filter(e -> e.getName().endsWith(".torchscript"))
                            .toList()) {
                        Path file = folder.resolve("variant");
                        Files.copy(zip.getInputStream(entry), file, StandardCopyOption.REPLACE_EXISTING);
                        assertThat(WeightScan.scan(file).findings())
                                .as(model + " " + entry)
                                .isEmpty();
                        scanned++;
                    }
                }
            }
        }
        return scanned;
    }

    private void pickle(String opcodes, String... saying) throws IOException {
        finds(Weights.echo().with("echo/data.pkl", opcodes).bytes(), saying);
    }

    private void code(String line, String... saying) throws IOException {
        finds(Weights.echo().line(line).bytes(), saying);
    }

    private void clean(String line) throws IOException {
        Path file = Weights.echo().line(line).pack(folder);
        assertThat(WeightScan.scan(file).findings()).isEmpty();
    }

    private void finds(byte[] weights, String... saying) throws IOException {
        String found = WeightScan.scan(Files.write(folder.resolve("weights"), weights))
                .findings()
                .toString();
        assertThat(found).contains(saying);
    }
}
