package io.firstpass.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditKeysTest {
    @TempDir
    Path folder;

    private final TestKey now = new TestKey();
    private final TestKey before = new TestKey();

    @Test
    void signsWithTheFirstAndTellsAll() throws IOException {
        AuditKeys keys = read(now.privatePem(), now.publicPem() + before.publicPem());
        assertThat(keys.signing().id()).isEqualTo(now.signing().id());
        assertThat(keys.publicPem())
                .contains(now.publicPem(), before.publicPem())
                .doesNotContain("PRIVATE");
    }

    @Test
    void refusesHalvesOfTwoKeys() {
        assertThatThrownBy(() -> read(now.privatePem(), before.publicPem() + now.publicPem()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the first PUBLIC KEY is not that of the PRIVATE KEY");
    }

    @Test
    void saysWhatItNeedsAndShowsNothingOfThePrivateHalf() {
        String secret = now.privatePem();
        assertThatThrownBy(() -> read(secret, "")).hasMessageContaining("1 private and 0 public");
        assertThatThrownBy(() -> read(secret.replace("MEECAQ", "XEECAQ"), now.publicPem()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("audit.pem")
                .hasNoCause()
                .message()
                .doesNotContain(secret.substring(40, 60));
    }

    @Test
    void fingerprintsDependOnTheKey() {
        String one = now.signing().fingerprint("password");
        assertThat(one).matches("[0-9a-f]{16}").isEqualTo(now.signing().fingerprint("password"));
        assertThat(one).isNotEqualTo(now.signing().fingerprint("Password"));
        assertThat(one).isNotEqualTo(before.signing().fingerprint("password"));
    }

    private AuditKeys read(String privatePem, String publicPem) throws IOException {
        Files.writeString(folder.resolve("audit.pub"), publicPem);
        return AuditKeys.read(Files.writeString(folder.resolve("audit.pem"), privatePem));
    }
}
