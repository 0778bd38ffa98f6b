package io.firstpass.edge.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
    private final Place place = new Place("suzhou", "smt-1", List.of("1", "aoi-2"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " B-1",
                "'; DROP TABLE inspection; --",
                "1 OR 1=1;",
                "x' OR 'a'='a",
                "<script>alert(1)</script>",
                "B&amp;1",
                "B-1\n",
                "B\u0000",
                "B\u202e1",
                "\ud83d\ude00"
            })
    void refusesWhatIsNoSerial(String serial) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> place.serial(serial));
        assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_SERIAL);
    }

    @Test
    void refusesAMissingAndAnEndlessSerial() {
        assertThat(catchThrowableOfType(Refusal.class, () -> place.serial(null)).type())
                .isEqualTo(ProblemType.INVALID_SERIAL);
        assertThat(catchThrowableOfType(Refusal.class, () -> place.serial("9".repeat(129)))
                        .type())
                .isEqualTo(ProblemType.INVALID_SERIAL);
        assertThat(place.serial("9".repeat(128))).hasSize(128);
    }

    @ParameterizedTest
    @ValueSource(strings = {"B-000123", "SN:2026/11/24#7", "板卡-17", "P12 345+A"})
    void takesWhatLabelsHold(String serial) {
        assertThat(place.serial(serial)).isEqualTo(serial);
    }

    @Test
    void refusesAStationThatItDoesNotServeAndNamesThoseItDoes() {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> place.station("3"));
        assertThat(refusal.type()).isEqualTo(ProblemType.UNKNOWN_STATION);
        assertThat(refusal.facts()).containsExactly("1, aoi-2");
    }

    @Test
    void letsTheStationBeLeftOutOnlyWhereThereIsOne() {
        assertThat(catchThrowableOfType(Refusal.class, () -> place.station(null))
                        .type())
                .isEqualTo(ProblemType.UNKNOWN_STATION);
        assertThat(new Place("s", "l", List.of("only")).station(null)).isEqualTo("only");
    }
}
