package io.firstpass.vision.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firstpass.contract.Box;
import io.firstpass.contract.Detection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoringTest {
    private static final Box A = new Box(0, 0, 10, 10);
    private static final Box B = new Box(100, 100, 110, 110);
    private static final Box C = new Box(200, 200, 210, 210);
    private static final Box NOWHERE = new Box(400, 400, 410, 410);

    @Test
    void measuresIntersectionOverUnion() {
        assertThat(A.overlap(A)).isEqualTo(1);
        assertThat(A.overlap(new Box(5, 0, 15, 10))).isEqualTo(1 / 3.0, within(1e-12));
        assertThat(A.overlap(new Box(10, 0, 20, 10))).isZero();
    }

    @Test
    void givesABoxToTheStrongestDetectionOnly() {
        Scored image =
                new Scored(List.of(spur(A)), List.of(found("spur", .6, A), found("spur", .9, new Box(0, 0, 10, 9))));
        assertThat(Matching.of(image, .33))
                .containsExactly(new Matching.Hit("spur", .9, true), new Matching.Hit("spur", .6, false));
    }

    @Test
    void takesTheUnmatchedBoxWithTheLargestOverlap() {
        Box right = new Box(4, 0, 14, 10);
        Scored image = new Scored(
                List.of(spur(A), spur(right)),
                List.of(found("spur", .9, new Box(3, 0, 13, 10)), found("spur", .8, new Box(4, 0, 14, 10))));
        // the first is nearer to the right box; the second, on the right box, is left with A: 6 / 14 of it
        assertThat(Matching.of(image, .33)).extracting(Matching.Hit::right).containsExactly(true, true);
        assertThat(Matching.of(image, .5)).extracting(Matching.Hit::right).containsExactly(true, false);
    }

    @Test
    void matchesExactlyAtTheIouAndNoOtherClass() {
        Box half = new Box(0, 0, 10, 5);
        assertThat(Matching.of(new Scored(List.of(spur(A)), List.of(found("spur", .9, half))), .5)
                        .get(0)
                        .right())
                .isTrue();
        assertThat(Matching.of(new Scored(List.of(spur(A)), List.of(found("open", .9, A))), .33)
                        .get(0)
                        .right())
                .isFalse();
    }

    @Test
    void givesEqualLabelsOneDetectionEach() {
        Scored image = new Scored(
                List.of(spur(A), spur(A)), List.of(found("spur", .9, A), found("spur", .8, A), found("spur", .7, A)));
        assertThat(Matching.of(image, .5)).extracting(Matching.Hit::right).containsExactly(true, true, false);
    }

    @Test
    void takesTheAreaUnderTheInterpolatedCurve() {
        // right, wrong, right of 3 boxes: precision 1, 1/2, 2/3 at recall 1/3, 1/3, 2/3; area 1/3 · 1 + 1/3 · 2/3
        Scoring scoring = new Scoring(List.of(new Scored(
                List.of(spur(A), spur(B), spur(C)),
                List.of(found("spur", .9, A), found("spur", .8, NOWHERE), found("spur", .7, B)))));
        assertThat(ap(scoring)).isEqualTo(5 / 9.0, within(1e-12));
    }

    @Test
    void liftsAnEarlierPrecisionToALaterBetterOne() {
        // wrong, right, right of 2: precision 0, 1/2, 2/3; interpolated 2/3 at both recalls
        Scoring scoring = new Scoring(List.of(new Scored(
                List.of(spur(A), spur(B)),
                List.of(found("spur", .9, NOWHERE), found("spur", .8, A), found("spur", .7, B)))));
        assertThat(ap(scoring)).isEqualTo(2 / 3.0, within(1e-12));
    }

    @Test
    void ranksDetectionsOverAllImages() {
        // .9 wrong on one image before .8 right on another: AP 1/2, though each image alone would give 1
        Scoring scoring = new Scoring(List.of(
                new Scored(List.of(), List.of(found("spur", .9, NOWHERE))),
                new Scored(List.of(spur(A)), List.of(found("spur", .8, A)))));
        assertThat(ap(scoring)).isEqualTo(.5, within(1e-12));
    }

    @Test
    void averagesTheClassesThatHaveBoxes() {
        Scoring scoring = new Scoring(List.of(new Scored(
                List.of(spur(A), new Mark("open", B)), List.of(found("spur", .9, A), found("copper", .9, C)))));
        Map<String, Double> values = scoring.averagePrecision(List.of("open", "spur", "copper"), .33);
        assertThat(values).containsExactly(Map.entry("open", 0.0), Map.entry("spur", 1.0));
        assertThat(Scoring.mean(values)).isEqualTo(.5);
    }

    @Test
    void dropsDetectionsThatAreNotAboveTheFloor() {
        Scoring scoring = new Scoring(List.of(new Scored(List.of(spur(A)), List.of(found("spur", .01, A)))));
        assertThat(ap(scoring)).isZero();
    }

    @Test
    void countsFOverAllClassesAtEachClasssThreshold() {
        Scoring scoring = new Scoring(List.of(new Scored(
                List.of(spur(A), new Mark("open", B), new Mark("open", C)),
                List.of(
                        found("spur", .5, A),
                        found("open", .59, B),
                        found("open", .8, C),
                        found("spur", .7, NOWHERE)))));
        // counted: spur .5 (right), spur .7 (wrong), open .8 (right): 2 · 2 / (3 + 3)
        assertThat(scoring.f(Map.of("spur", .5, "open", .6), .33)).isEqualTo(4 / 6.0, within(1e-12));
    }

    @Test
    void findsTheBestFOverOneConfidenceForAllClasses() {
        Scoring scoring = new Scoring(List.of(new Scored(
                List.of(spur(A), new Mark("open", B)),
                List.of(
                        found("spur", .9, A),
                        found("open", .62, B),
                        found("spur", .61, NOWHERE),
                        found("open", .3, NOWHERE)))));
        // from 0.62 on both are right and nothing is wrong
        assertThat(scoring.bestF(.33)).isEqualTo(1);
        assertThat(scoring.f(Map.of("spur", .61, "open", .61), .33)).isEqualTo(.8, within(1e-12));
    }

    @Test
    void countsRecallOfEachClassThatHasBoxesFromItsOwnConfidenceOn() {
        Scoring scoring = new Scoring(List.of(new Scored(
                List.of(spur(A), spur(B), new Mark("open", C)),
                List.of(found("spur", .5, A), found("spur", .49, B), found("open", .9, NOWHERE)))));
        assertThat(scoring.recall(List.of("open", "spur", "copper"), Map.of("spur", .5, "open", .1), .33))
                .containsExactly(Map.entry("open", 0.0), Map.entry("spur", .5));
    }

    @Test
    void takesQuantilesByNearestRank() {
        Latencies latencies = new Latencies();
        assertThat(latencies.quantile(.5)).isZero();
        for (int i = 1000; i >= 1; i--) latencies.add(i);
        assertThat(latencies.quantile(.5)).isEqualTo(500);
        assertThat(latencies.quantile(.99)).isEqualTo(990);
    }

    private static double ap(Scoring scoring) {
        return scoring.averagePrecision(List.of("spur"), .33).get("spur");
    }

    private static Mark spur(Box box) {
        return new Mark("spur", box);
    }

    private static Detection found(String defect, double confidence, Box box) {
        return new Detection(defect, confidence, box);
    }
}
