package io.firstpass.registry.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.firstpass.contract.InvalidMessage;
import org.junit.jupiter.api.Test;

class BoundsCheckTest {
    private static final Bounds BOUNDS = new Bounds(200, 0.05, 0.1, false);
    private static final Outcomes NONE = new Outcomes(0, 0, 0, 0);

    @Test
    void waitsForEnoughUnitsAndSaysHowMany() {
        Finding finding = BoundsCheck.check(BOUNDS, new Outcomes(70, 0, 10, 0), NONE);

        assertThat(finding).isEqualTo(new Finding.Wait("needs 120 more audited units", 120));
        assertThat(finding.decision()).isEqualTo("WAIT");
    }

    @Test
    void goesOnWhereTheUpperEndsAreWithinTheBounds() {
        assertThat(BoundsCheck.check(BOUNDS, new Outcomes(180, 2, 20, 3), NONE))
                .isEqualTo(new Finding.Advance("the bounds hold on 200 audited units"));
    }

    @Test
    void waitsBetweenTheEnds() {
        // 8 of 180 is 4.4 %, and may be 2.3 to 8.5.
        assertThat(BoundsCheck.check(BOUNDS, new Outcomes(180, 8, 20, 0), NONE))
                .isInstanceOf(Finding.Wait.class)
                .extracting(Finding::text)
                .asString()
                .contains("escape rate is 2.27 % to 8.52 %", "5.00 %", "more audited units");
    }

    @Test
    void takesBackWhereALowerEndIsAboveItsBoundHoweverFewUnits() {
        assertThat(BoundsCheck.check(BOUNDS, new Outcomes(20, 6, 0, 0), NONE))
                .isInstanceOf(Finding.RollBack.class)
                .extracting(Finding::text)
                .asString()
                .contains("escape rate is 14.55 % to 51.90 %", "5.00 %");
        assertThat(BoundsCheck.check(BOUNDS, new Outcomes(100, 0, 60, 40), NONE))
                .extracting(Finding::text)
                .asString()
                .contains("false-call rate");
    }

    @Test
    void comparesWithProductionOnEnoughUnitsOfItsOwn() {
        var compared = new Bounds(200, null, null, true);
        var candidate = new Outcomes(300, 12, 0, 0);

        assertThat(BoundsCheck.check(compared, candidate, new Outcomes(150, 1, 0, 0)))
                .isEqualTo(new Finding.Wait("needs 50 more audited units of production to compare with", 50));
        assertThat(BoundsCheck.check(compared, candidate, new Outcomes(2000, 6, 0, 0)))
                .isInstanceOf(Finding.RollBack.class)
                .extracting(Finding::text)
                .asString()
                .contains("in production it is");
        assertThat(BoundsCheck.check(compared, candidate, new Outcomes(300, 11, 0, 0)))
                .isInstanceOf(Finding.Advance.class);
    }

    /** Figures of R's prop.test(..., correct = FALSE). */
    @Test
    void intervalsAreWilsons() {
        Interval some = Interval.wilson(10, 100);
        assertThat(some.lower()).isCloseTo(0.05522914, within(1e-8));
        assertThat(some.upper()).isCloseTo(0.17436566, within(1e-8));
        assertThat(Interval.wilson(0, 10).lower()).isZero();
        assertThat(Interval.wilson(0, 10).upper()).isCloseTo(0.27753279, within(1e-8));
        assertThat(Interval.wilson(10, 10).upper()).isEqualTo(1);
        assertThat(Interval.wilson(0, 0)).isEqualTo(new Interval(0, 1));
    }

    @Test
    void boundsSaySomething() {
        refused("auditedUnits", () -> new Bounds(0, 0.1, null, null));
        refused("escapeRate", () -> new Bounds(10, 1.1, null, null));
        refused("falseCallRate", () -> new Bounds(10, null, -0.1, null));
        refused("escapeRate", () -> new Bounds(10, null, null, false));
    }

    private static void refused(String field, Runnable bounds) {
        assertThatExceptionOfType(InvalidMessage.class)
                .isThrownBy(bounds::run)
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo(field));
    }
}
