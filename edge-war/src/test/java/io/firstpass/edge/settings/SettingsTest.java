package io.firstpass.edge.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static Settings settings(String key, String value) {
        return new Settings(asked -> Optional.ofNullable(Map.of(key, value).get(asked)));
    }

    @Test
    void takesTheFallbackWhereNothingIsSaid() {
        assertThat(settings("other", "1").number("firstpass.batch.queue", 64, 1, 10))
                .isEqualTo(64);
        assertThat(settings("empty", " ").text("empty", "fallback")).isEqualTo("fallback");
    }

    @Test
    void namesTheKeyTheValueAndTheRangeOfWhatIsOutOfRange() {
        assertThatThrownBy(() -> settings("firstpass.batch.queue", "0").number("firstpass.batch.queue", 64, 1, 10))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("setting firstpass.batch.queue is '0', but needs to be a whole number from 1 to 10");
    }

    @Test
    void namesTheKeyOfWhatCannotBeRead() {
        assertThatThrownBy(() -> settings("firstpass.hold", "a minute")
                        .duration("firstpass.hold", Duration.ZERO, Duration.ZERO, Duration.ofHours(1)))
                .hasMessageContaining("firstpass.hold is 'a minute'")
                .hasMessageContaining("PT0S to PT1H");
    }

    @Test
    void refusesAFractionThatIsNoNumber() {
        assertThatThrownBy(() -> settings("p", "NaN").fraction("p", 0)).isInstanceOf(InvalidSetting.class);
    }

    @Test
    void namesWhatIsMissing() {
        assertThatThrownBy(() -> settings("a", "b").required("firstpass.site", "the name of the site"))
                .hasMessage("setting firstpass.site is '', but needs to be the name of the site");
    }

    @Test
    void readsNamesInTheirOrder() {
        assertThat(settings("firstpass.stations", "b, a,,b").names("firstpass.stations", "1"))
                .containsExactly("b", "a");
    }

    @Test
    void refusesAZoneThatNobodyKnows() {
        assertThat(settings("firstpass.zone", "Asia/Shanghai").zone("firstpass.zone"))
                .isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThatThrownBy(() -> settings("firstpass.zone", "Berlin").zone("firstpass.zone"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("firstpass.zone is 'Berlin'");
    }
}
