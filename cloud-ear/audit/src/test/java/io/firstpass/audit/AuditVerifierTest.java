package io.firstpass.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditVerifierTest {
    @TempDir
    Path folder;

    private final TestKey key = new TestKey();
    private final List<String> export =
            new Exported(key.signing()).of("registry", 20).of("review", 5).lines();

    @Test
    void acceptsWhatWasNotTouched() throws IOException {
        assertThat(verdict(export)).isEqualTo("0 holds: 25 events in 2 streams, 2 checkpoints\n");
    }

    @Test
    void namesTheFirstEventThatWasEdited() throws IOException {
        List<String> edited = new ArrayList<>(export);
        edited.set(6, edited.get(6).replace("anna", "mike"));
        edited.set(9, edited.get(9).replace("anna", "mike"));
        assertThat(verdict(edited)).startsWith("1 ").contains("'registry', event 7: its hash does not follow");
    }

    @Test
    void findsWhatIsDeletedDoubledOrMoved() throws IOException {
        List<String> deleted = new ArrayList<>(export);
        deleted.remove(6);
        assertThat(verdict(deleted)).startsWith("1 ").contains("'registry', event 7: event 8 stands in its place");
        List<String> doubled = new ArrayList<>(export);
        doubled.add(6, export.get(6));
        assertThat(verdict(doubled)).startsWith("1 ").contains("event 8: event 7 stands in its place");
        List<String> moved = new ArrayList<>(export);
        Collections.swap(moved, 6, 7);
        assertThat(verdict(moved)).startsWith("1 ").contains("event 7: event 8 stands in its place");
    }

    /** Cut after any line, also after a checkpoint that is itself good. */
    @Test
    void refusesEveryTruncation() throws IOException {
        for (int kept = 0; kept < export.size(); kept++)
            assertThat(verdict(export.subList(0, kept))).startsWith("1 ");
    }

    @Test
    void findsTheEventsBeforeACheckpointGone() throws IOException {
        List<String> cut = new ArrayList<>(export);
        cut.remove(19);
        assertThat(verdict(cut)).contains("event 20: a signed checkpoint says that the stream has 20 events");
    }

    @Test
    void findsAStreamGoneWithItsCheckpoint() throws IOException {
        List<String> cut = new ArrayList<>(export.subList(0, 21));
        cut.add(export.get(export.size() - 1));
        assertThat(verdict(cut)).startsWith("1 ").contains("25 events in 2 streams");
    }

    @Test
    void refusesAnotherKey() throws IOException {
        assertThat(new TestKey().verify(folder, export)).startsWith("1 ").contains("by another key");
    }

    /** A whole chain, computed anew, needs the key: the old signature does not fit. */
    @Test
    void findsARewrittenChain() throws IOException {
        List<String> forged = new Exported(new TestKey().signing())
                .of("registry", 19)
                .of("review", 5)
                .lines();
        List<String> mixed = new ArrayList<>(forged.subList(0, 19));
        mixed.addAll(export.subList(20, export.size()));
        assertThat(verdict(mixed)).startsWith("1 ");
    }

    /** Whatever byte changes to whatever other: nothing passes. */
    @Test
    void findsAnyChangedByte() throws IOException {
        var random = new Random(6);
        byte[] whole = (String.join("\n", export) + "\n").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 2000; i++) {
            byte[] changed = whole.clone();
            int at = random.nextInt(changed.length);
            changed[at] ^= (byte) (1 + random.nextInt(255));
            assertThat(key.verifyBytes(folder, changed)).as("byte %d", at).startsWith("1 ");
        }
    }

    /** Which many a decoder reads as the character that stands for what cannot be read. */
    @Test
    void findsBytesThatAreNoText() throws IOException {
        List<String> odd =
                new Exported(key.signing()).of("registry", 2, "pl\uFFFDnt").lines();
        assertThat(verdict(odd)).startsWith("0 ");
        byte[] bytes = (String.join("\n", odd) + "\n").getBytes(StandardCharsets.UTF_8);
        String altered = new String(bytes, StandardCharsets.ISO_8859_1).replaceFirst("\u00EF\u00BF\u00BD", "\u00FF");
        assertThat(key.verifyBytes(folder, altered.getBytes(StandardCharsets.ISO_8859_1)))
                .startsWith("1 ")
                .contains("event 1: the line is not as an export writes it");
    }

    @Test
    void readsWhatIsLongerThanItHoldsAtOnce() throws IOException {
        List<String> many = new Exported(key.signing()).of("registry", 1000).lines();
        assertThat(verdict(many)).isEqualTo("0 holds: 1000 events in 1 streams, 1 checkpoints\n");
        assertThat(many.stream().mapToInt(String::length).sum()).isGreaterThan(3 << 16);
        List<String> edited = new ArrayList<>(many);
        edited.set(900, edited.get(900).replace("anna", "mike"));
        assertThat(verdict(edited)).startsWith("1 ").contains("event 901: its hash does not follow");
    }

    /** After a change of keys, what the old one signed is still to be checked. */
    @Test
    void takesAllKeysOfAFile() throws IOException {
        Path both = folder.resolve("keys.pem");
        String pem = Files.readString(new TestKey().pem(folder));
        Files.writeString(both, pem + Files.readString(key.pem(folder)));
        key.verify(folder, export);
        String[] arguments = {folder.resolve("export.jsonl").toString(), both.toString()};
        assertThat(AuditVerifier.run(arguments, System.out, System.err)).isZero();
        Files.writeString(both, "no key");
        assertThat(AuditVerifier.run(arguments, System.out, System.err)).isEqualTo(2);
    }

    @Test
    void saysHowItIsCalled() {
        var out = new ByteArrayOutputStream();
        assertThat(AuditVerifier.run(new String[0], System.out, new PrintStream(out)))
                .isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("usage");
    }

    @Test
    void runsWithTheJdkAlone() throws Exception {
        URL classes = AuditVerifier.class.getProtectionDomain().getCodeSource().getLocation();
        key.verify(folder, export);
        try (var alone = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
            var run = alone.loadClass(AuditVerifier.class.getName())
                    .getDeclaredMethod("run", String[].class, PrintStream.class, PrintStream.class);
            run.setAccessible(true);
            String[] arguments = {
                folder.resolve("export.jsonl").toString(),
                folder.resolve("audit.pem").toString()
            };
            assertThat(run.invoke(null, arguments, System.out, System.err)).isEqualTo(0);
        }
    }

    private String verdict(List<String> lines) throws IOException {
        return key.verify(folder, lines);
    }
}
