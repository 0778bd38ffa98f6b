package io.firstpass.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstpass.edge.settings.InvalidSetting;
import io.firstpass.edge.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboxSettingsTest {
    @TempDir
    Path folder;

    private final Map<String, String> values = new HashMap<>();

    @BeforeEach
    void set() throws IOException, GeneralSecurityException {
        Path keyset = Files.writeString(folder.resolve("public.json"), CloudKeys.publicKeyset());
        values.put("firstpass.data", folder.toString());
        values.put("firstpass.store.password", "a password of a site");
        values.put("firstpass.frames.public-key", keyset.toString());
    }

    private OutboxSettings read() {
        return OutboxSettings.from(
                new Settings(key -> Optional.ofNullable(values.get(key))),
                Optional.ofNullable(values.get(OutboxSettings.PASSWORD)));
    }

    @Test
    void keepsEachShelfByItsOwnAgeAndRoom() {
        values.put("firstpass.outbox.audits.keep", "P1D");
        values.put("firstpass.outbox.inspections.max-bytes", "1048576");

        OutboxSettings settings = read();

        assertThat(settings.limit(Shelf.ESCALATIONS))
                .isEqualTo(new OutboxSettings.Limit(Duration.ofHours(2), 4L << 30));
        assertThat(settings.limit(Shelf.AUDITS)).isEqualTo(new OutboxSettings.Limit(Duration.ofDays(1), 2L << 30));
        assertThat(settings.limit(Shelf.INSPECTIONS)).isEqualTo(new OutboxSettings.Limit(Duration.ofDays(7), 1 << 20));
        assertThat(settings.keepSent()).isEqualTo(Duration.ofHours(2));
    }

    @ParameterizedTest
    @CsvSource({
        "firstpass.outbox.keep-sent, 2 hours, PT1M",
        "firstpass.outbox.escalations.keep, PT0S, PT1M",
        "firstpass.outbox.audits.max-bytes, 1000, 1048576",
        "firstpass.disk.reserve, 1GiB, 16777216",
        "firstpass.frames.public-key, /no/such/file, public keyset"
    })
    void namesTheKeyTheValueAndTheRange(String key, String value, String range) {
        values.put(key, value);

        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining(key)
                .hasMessageContaining(value)
                .hasMessageContaining(range);
    }

    @Test
    void refusesAShortPasswordWithoutTellingIt() {
        values.put("firstpass.store.password", "short");

        assertThatThrownBy(this::read)
                .hasMessageContaining("firstpass.store.password")
                .hasMessageContaining("16 characters")
                .hasMessageNotContaining("short");
    }

    @Test
    void asksForThePasswordWhereThereIsNone() {
        values.remove("firstpass.store.password");

        assertThatThrownBy(this::read).hasMessageContaining("firstpass.store.password");
    }

    @Test
    void refusesAKeysetThatIsNotForHybridEncryption() throws IOException {
        Files.writeString(folder.resolve("public.json"), "{}");

        assertThatThrownBy(this::read).hasMessageContaining("firstpass.frames.public-key");
    }
}
