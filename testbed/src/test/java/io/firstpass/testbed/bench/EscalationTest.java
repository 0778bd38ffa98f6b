package io.firstpass.testbed.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firstpass.contract.Box;
import io.firstpass.contract.Detection;
import io.firstpass.vision.measure.Counts;
import io.firstpass.vision.measure.Mark;
import io.firstpass.vision.measure.OperatingPoint;
import io.firstpass.vision.measure.Scored;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EscalationTest {
    private static final Box A = new Box(0, 0, 10, 10);
    private static final Box B = new Box(100, 100, 110, 110);
    private static final Box NOWHERE = new Box(400, 400, 410, 410);
    private static final double IOU = .33;

    /**
     * Five boxes on three images. Edge, best from 0.31 on: 1 right of 1, 0 of 1, 1 of 2. Cloud, best from 0.51 on: 2 of 2,
     * 1 of 1, 1 of 1.
     */
    private final Escalation escalation = new Escalation(
            List.of(
                    new TwiceInspected(
                            List.of(spur(A), spur(B)),
                            List.of(found(.8, A), found(.3, NOWHERE)),
                            List.of(found(.9, A), found(.6, B), found(.5, NOWHERE))),
                    new TwiceInspected(List.of(spur(A)), List.of(found(.4, NOWHERE)), List.of(found(.7, A))),
                    new TwiceInspected(
                            List.of(spur(A), spur(B)),
                            List.of(found(.31, A), found(.5, NOWHERE)),
                            List.of(found(.51, A)))),
            IOU);

    private static Mark spur(Box box) {
        return new Mark("spur", box);
    }

    private static Detection found(double confidence, Box box) {
        return new Detection("spur", confidence, box);
    }

    @Test
    void countsEachModelFromItsOwnBestConfidenceOn() {
        assertThat(escalation.boxes()).isEqualTo(5);
        assertThat(escalation.edge().confidence()).isEqualTo(.31);
        assertThat(escalation.edge().f()).isEqualTo(2 * 2 / (4 + 5.0), within(1e-12));
        assertThat(escalation.cloud().confidence()).isEqualTo(.51);
        assertThat(escalation.cloud().f()).isEqualTo(2 * 4 / (4 + 5.0), within(1e-12));
    }

    @Test
    void takesTheLowestOfSeveralConfidencesAsGood() {
        List<Scored> images = List.of(new Scored(List.of(spur(A)), List.of(found(.8, A), found(.2, NOWHERE))));
        assertThat(OperatingPoint.best(images, IOU)).isEqualTo(new OperatingPoint(.21, 1));
    }

    @Test
    void goesFromEdgeAloneToCloudAloneMostWorthFirst() {
        Curve curve = escalation.curve(new double[] {.1, .9, .5});
        assertThat(curve.knots())
                .containsExactly(
                        new Curve.Knot(0, Double.POSITIVE_INFINITY, new Counts(4, 2)),
                        new Curve.Knot(1, .9, new Counts(4, 3)),
                        new Curve.Knot(2, .5, new Counts(3, 3)),
                        new Curve.Knot(3, .1, new Counts(4, 4)));
        assertThat(curve.f(0)).isEqualTo(escalation.edge().f());
        assertThat(curve.f(1 / 3.0)).isEqualTo(6 / 9.0, within(1e-12));
        assertThat(curve.f(2 / 3.0)).isEqualTo(6 / 8.0, within(1e-12));
        assertThat(curve.f(1)).isEqualTo(escalation.cloud().f());
    }

    @Test
    void goesStraightInTheCountsBetweenTwoImages() {
        // half of the step from 4 found, 2 right to 4 found, 3 right
        assertThat(escalation.curve(new double[] {.1, .9, .5}).f(.5 / 3)).isEqualTo(5 / 9.0, within(1e-12));
    }

    @Test
    void expectsTheMeanWhereImagesAreOfEqualWorth() {
        Curve curve = escalation.curve(new double[] {0, 0, 0});
        assertThat(curve.knots()).hasSize(2);
        // each of the three first with the same chance: found 4 + (1 + 0 - 1) / 3, right 2 + (1 + 1 + 0) / 3
        assertThat(curve.f(1 / 3.0)).isEqualTo(2 * (2 + 2 / 3.0) / (4 + 5), within(1e-12));
    }

    @Test
    void putsTheImageWithTheMostToGainFirst() {
        // 2 Δright - F Δfound with F = (4/9 + 8/9) / 2
        assertThat(escalation.trueGain()).containsExactly(new double[] {2 - 2 / 3.0, 2, 2 / 3.0}, within(1e-12));
        Curve best = escalation.curve(escalation.trueGain());
        for (double[] worth : orders())
            assertThat(best.mean(1))
                    .isGreaterThanOrEqualTo(escalation.curve(worth).mean(1) - 1e-12);
    }

    private static List<double[]> orders() {
        List<double[]> orders = new ArrayList<>();
        for (int first = 0; first < 3; first++)
            for (int second = 0; second < 3; second++) {
                double[] worth = new double[3];
                worth[first] += 2;
                worth[second] += 1;
                orders.add(worth);
            }
        return orders;
    }

    @Test
    void takesTheMeanOfFUpToAShare() {
        // 4/9 to 6/9, straight because as much is found throughout
        assertThat(escalation.curve(new double[] {.1, .9, .5}).mean(1 / 3.0)).isEqualTo(5 / 9.0, within(1e-9));
    }

    @Test
    void namesTheWorthThatEscalatesNoMoreThanAShare() {
        Curve curve = escalation.curve(new double[] {.1, .9, .5});
        assertThat(curve.least(.3)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(curve.least(1 / 3.0)).isEqualTo(.7, within(1e-12));
        assertThat(curve.least(.9)).isEqualTo(.3, within(1e-12));
        assertThat(curve.least(1)).isEqualTo(.1);
    }
}
