package io.firstpass.registry.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.registry.benchmark.Rate;
import io.firstpass.registry.pages.Compared.Change;
import org.junit.jupiter.api.Test;

/** When a difference from production is called one. */
class ComparedTest {
    @Test
    void moreOfAScoreIsBetterAndMoreOfARateOfMistakesIsWorse() {
        assertThat(change(Quantity.up("map33"), Figure.of(.95), Figure.of(.82))).isEqualTo(Change.BETTER);
        assertThat(change(Quantity.down("missed"), Figure.of(Rate.of(90, 100)), Figure.of(Rate.of(10, 100))))
                .isEqualTo(Change.WORSE);
        assertThat(change(Quantity.up("map33"), Figure.of(.82), Figure.of(.82))).isEqualTo(Change.SAME);
    }

    @Test
    void ratesWhoseIntervalsOverlapAreTooFewToTell() {
        assertThat(change(Quantity.down("missed"), Figure.of(Rate.of(3, 100)), Figure.of(Rate.of(5, 100))))
                .isEqualTo(Change.UNSURE);
    }

    @Test
    void timesThatDifferByWhatTwoRunsDifferByTellNothing() {
        assertThat(change(Quantity.millis("p50"), Figure.of(103), Figure.of(100)))
                .isEqualTo(Change.UNSURE);
        assertThat(change(Quantity.millis("p50"), Figure.of(80), Figure.of(100)))
                .isEqualTo(Change.BETTER);
        assertThat(change(Quantity.perSecond("images"), Figure.of(8), Figure.of(10)))
                .isEqualTo(Change.WORSE);
    }

    @Test
    void theSlowestOfFewFramesTellsNothing() {
        assertThat(change(Quantity.millis("p99"), Figure.quantile(269, .99, 60), Figure.quantile(121, .99, 60)))
                .isEqualTo(Change.UNSURE);
        assertThat(change(Quantity.millis("p99"), Figure.quantile(269, .99, 500), Figure.quantile(121, .99, 500)))
                .isEqualTo(Change.WORSE);
        assertThat(change(Quantity.millis("p50"), Figure.quantile(80, .5, 60), Figure.quantile(121, .5, 60)))
                .isEqualTo(Change.BETTER);
    }

    @Test
    void withoutAnotherFigureThereIsNoChange() {
        assertThat(change(Quantity.up("map33"), Figure.of(.9), null)).isEqualTo(Change.NONE);
        assertThat(change(Quantity.down("escape"), Figure.of(Rate.of(0, 0)), Figure.of(Rate.of(1, 2))))
                .isEqualTo(Change.NONE);
    }

    private static Change change(Quantity of, Figure candidate, Figure production) {
        return new Compared(of, candidate, production).change();
    }
}
