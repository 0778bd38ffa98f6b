package io.firstpass.edge.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.firstpass.contract.Box;
import io.firstpass.contract.Detection;
import io.firstpass.vision.detection.Threshold;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExpectedErrorsTest {
    private static final Map<String, Threshold> THRESHOLDS =
            Map.of("short", new Threshold(0.6, 0.3), "spur", new Threshold(0.5, 0.4));
    private static final Box HERE = new Box(0, 0, 10, 10);
    private static final Box THERE = new Box(100, 100, 110, 110);

    private static double expected(Detection... detections) {
        double information =
                new ExpectedErrors(1, THRESHOLDS).judge(List.of(detections)).information();
        return information / (1 - information);
    }

    private static Detection found(String defect, double confidence, Box box) {
        return new Detection(defect, confidence, box);
    }

    @Test
    void expectsNothingOfAnEmptyFrame() {
        assertThat(expected()).isZero();
    }

    @Test
    void isWrongOnceInTwentyAtAccept() {
        assertThat(expected(found("short", 0.6, HERE))).isEqualTo(0.05, within(1e-12));
        assertThat(expected(found("spur", 0.5, HERE))).isEqualTo(0.05, within(1e-12));
    }

    @Test
    void doubtsMostWhereADefectIsAsLikelyAsNothing() {
        // odds 1 at accept - ln 19 / 12.5
        double even = 0.6 - Math.log(19) / 12.5;
        assertThat(expected(found("short", even, HERE))).isEqualTo(0.5, within(1e-9));
        assertThat(expected(found("short", even + 0.1, HERE))).isLessThan(0.25);
        assertThat(expected(found("short", even - 0.1, HERE))).isLessThan(0.25);
    }

    @Test
    void countsWhatIsNotCalledByItsProbability() {
        double odds = 19 * Math.exp(-12.5 * 0.4);
        assertThat(expected(found("short", 0.2, HERE))).isEqualTo(odds / (1 + odds), within(1e-12));
    }

    @Test
    void addsUpWhatLiesApart() {
        assertThat(expected(found("short", 0.6, HERE), found("spur", 0.5, THERE)))
                .isEqualTo(0.1, within(1e-12));
    }

    @Test
    void expectsMoreThanOneErrorWhereTwoClassesClaimOnePlace() {
        // both at accept: probabilities 19/39 each, so that each call is wrong with 20/39
        assertThat(expected(found("short", 0.6, HERE), found("spur", 0.5, HERE)))
                .isEqualTo(40 / 39.0, within(1e-12));
    }

    @Test
    void seesOnePlaceFromAnOverlapOfThreeTenthsOn() {
        Box three = new Box(0, 0, 10, 3);
        assertThat(expected(found("short", 0.6, HERE), found("spur", 0.5, three)))
                .isEqualTo(40 / 39.0, within(1e-12));
        Box less = new Box(0, 0, 10, 2.9);
        assertThat(expected(found("short", 0.6, HERE), found("spur", 0.5, less)))
                .isEqualTo(0.1, within(1e-12));
    }

    @Test
    void doesNotCareForTheOrder() {
        List<Detection> detections = Stream.of(
                        found("short", 0.6, HERE), found("spur", 0.3, HERE), found("spur", 0.45, THERE))
                .collect(Collectors.toList());
        Judgement judgement = new ExpectedErrors(1, THRESHOLDS).judge(detections);
        Collections.reverse(detections);
        assertThat(new ExpectedErrors(1, THRESHOLDS).judge(detections).information())
                .isEqualTo(judgement.information(), within(1e-12));
    }

    @Test
    void isHardFromItsNumberOfErrorsOn() {
        List<Detection> rivals = List.of(found("short", 0.6, HERE), found("spur", 0.5, HERE));
        assertThat(new ExpectedErrors(1, THRESHOLDS).judge(rivals).hard()).isTrue();
        assertThat(new ExpectedErrors(1.1, THRESHOLDS).judge(rivals).hard()).isFalse();
        assertThat(new ExpectedErrors(0, THRESHOLDS).judge(List.of()).hard()).isTrue();
    }

    @Test
    void refusesADetectionOfAClassWithoutThresholds() {
        assertThatThrownBy(() -> expected(found("scratch", 0.9, HERE))).hasMessageContaining("scratch");
    }
}
