package io.firstpass.vision.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeadDecoderTest {
    private final HeadDecoder dense = new DenseHead(2, 0.5);
    private final HeadDecoder endToEnd = new EndToEndHead(2);

    /** Two pictures, two classes, three anchors: row by row x, y, width, height, class 0, class 1. */
    private static final Output DENSE = new Output(new long[] {2, 6, 3}, new float[] {
        10, 11, 50, // x
        20, 20, 60, // y
        8, 8, 10, // width
        8, 8, 20, // height
        0.9f, 0.8f, 0.1f, // class 0
        0.1f, 0.2f, 0.7f, // class 1
        1, 2, 3, 1, 2, 3, 1, 1, 1, 1, 1, 1, 0, 0.01f, 0, 0, 0, 0.5f
    });

    @Test
    void readsTheDenseHeadsCentresAndSuppressesOverlaps() {
        List<Candidate> found = dense.decode(DENSE, 0, 0.01);
        assertThat(found).hasSize(2);
        assertThat(found.get(0)).isEqualTo(new Candidate(0, 0.9f, 6, 16, 14, 24));
        assertThat(found.get(1)).isEqualTo(new Candidate(1, 0.7f, 45, 50, 55, 70));
    }

    @Test
    void readsEachPictureOfTheDenseBatchAndDropsWhatIsNotAboveTheFloor() {
        List<Candidate> found = dense.decode(DENSE, 1, 0.01f);
        assertThat(found).containsExactly(new Candidate(1, 0.5f, 2.5, 2.5, 3.5, 3.5));
    }

    @Test
    void readsTheEndToEndHeadsRowsSurestFirst() {
        Output output = new Output(new long[] {2, 3, 6}, new float[] {
            0, 0, 1, 1, 0.005f, 0, 5, 6, 7, 8, 0.4f, 1, 1, 2, 3, 4, 0.6f, 0, 9, 9, 10, 10, 0.3f, 1, 0, 0, 0, 0, 0, 0, 0,
            0, 1, 1, 0.9f, 2
        });
        assertThat(endToEnd.decode(output, 0, 0.01))
                .containsExactly(new Candidate(0, 0.6f, 1, 2, 3, 4), new Candidate(1, 0.4f, 5, 6, 7, 8));
        assertThat(endToEnd.decode(output, 1, 0.01)).containsExactly(new Candidate(1, 0.3f, 9, 9, 10, 10));
    }

    @Test
    void failsOnWhatIsNoNumberBecauseNothingFoundWouldPassTheUnit() {
        float nan = Float.NaN;
        for (float[] row : new float[][] {{nan, 0, 1, 1, 0.9f, 0}, {0, 0, 1, 1, nan, 0}}) {
            Output rows = new Output(new long[] {1, 1, 6}, row);
            assertThatThrownBy(() -> endToEnd.decode(rows, 0, 0.01)).isInstanceOf(ForwardFailed.class);
        }
        float infinite = Float.POSITIVE_INFINITY;
        for (float[] anchor :
                new float[][] {{0, 0, 1, 1, nan, 0}, {0, 0, 1, 1, 0, nan}, {infinite, 0, 1, 1, 0.9f, 0}}) {
            Output anchors = new Output(new long[] {1, 6, 1}, anchor);
            assertThatThrownBy(() -> dense.decode(anchors, 0, 0.01)).isInstanceOf(ForwardFailed.class);
        }
    }

    @Test
    void knowsItsShape() {
        assertThat(dense.fits(DENSE, 2)).isTrue();
        assertThat(dense.fits(DENSE, 1)).isFalse();
        assertThat(endToEnd.fits(DENSE, 2)).isFalse();
        assertThat(endToEnd.fits(new Output(new long[] {2, 300, 6}, new float[0]), 2))
                .isTrue();
        assertThat(dense.fits(new Output(new long[] {2, 6}, new float[0]), 2)).isFalse();
    }

    @Test
    void suppressesOnlyWithinAClassAndOnlyAboveTheIou() {
        Candidate surest = new Candidate(0, 0.9, 0, 0, 10, 10);
        Candidate otherClass = new Candidate(1, 0.8, 0, 0, 10, 10);
        Candidate atTheIou = new Candidate(0, 0.7, 0, 0, 10, 5);
        Candidate above = new Candidate(0, 0.6, 0, 0, 10, 9);
        assertThat(Suppression.suppress(List.of(above, atTheIou, otherClass, surest), 0.5))
                .containsExactly(surest, otherClass, atTheIou);
    }

    @Test
    void letsASuppressedBoxSuppressNothing() {
        Candidate first = new Candidate(0, 0.9, 0, 0, 10, 10);
        Candidate second = new Candidate(0, 0.8, 3, 0, 13, 10);
        Candidate third = new Candidate(0, 0.7, 6, 0, 16, 10);
        assertThat(Suppression.suppress(List.of(first, second, third), 0.5)).containsExactly(first, third);
    }

    @Test
    void countsOverlapAsIntersectionOverUnion() {
        Candidate a = new Candidate(0, 1, 0, 0, 10, 10);
        assertThat(a.overlap(new Candidate(0, 1, 5, 0, 15, 10))).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(a.overlap(new Candidate(0, 1, 10, 10, 20, 20))).isZero();
        assertThat(a.overlap(new Candidate(0, 1, 3, 3, 3, 3))).isZero();
    }
}
