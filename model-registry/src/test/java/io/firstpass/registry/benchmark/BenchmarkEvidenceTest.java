package io.firstpass.registry.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstpass.contract.json.Messages;
import io.firstpass.registry.evidence.BenchmarkBounds;
import io.firstpass.registry.evidence.Evidence;
import io.firstpass.registry.evidence.Gate;
import io.firstpass.registry.evidence.GatePolicy;
import io.firstpass.registry.evidence.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BenchmarkEvidenceTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    /** Drop 0.01, recall 0.8, escape 0.05 (the sample has 2 of 52), false calls 0.1, p99 50 ms (the sample has 41). */
    private static final GatePolicy POLICY = policy(new BenchmarkBounds(.05, .01, .8, .05, .1, 50));

    private static final GoldenFigures PRODUCTION = Sample.figures(.9, .9, Rate.of(5, 50));

    @Test
    void passesAtEveryBoundAndTellsTheFigures() {
        Evidence evidence = of(Sample.figures(.895, .8, Rate.of(5, 50)));
        assertThat(evidence.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(evidence.gate()).isEqualTo(Gate.BENCHMARK);
        assertThat(evidence.digest()).isEqualTo(PRODUCTION.model().digest());
        assertThat(evidence.policyVersion()).isEqualTo(POLICY.version());
        assertThat(evidence.tool().version()).isEqualTo("libtorch 2.7.1");
        assertThat(evidence.figures())
                .containsEntry("map33", .895)
                .containsEntry("recall.doubt.spur", .8)
                .containsEntry("falseCall", .1)
                .containsEntry("falseCall.of", 50.0)
                .containsEntry("ms.p99", 41.0);
    }

    @Test
    void refusesWhatBreaksABoundWithFigureAndBound() {
        assertRefused(Sample.figures(.88, .9, Rate.of(0, 50)), "mAP: is 0.88, needs at least 0.89");
        assertRefused(Sample.figures(.9, .79, Rate.of(0, 50)), "recall of spur: is 0.79, needs at least 0.8");
        assertRefused(Sample.figures(.9, .9, Rate.of(6, 50)), "false-call rate: is 0.12, allowed is at most 0.1");
        var strict = new BenchmarkEvidence(policy(new BenchmarkBounds(.05, .01, .8, .03, .1, 40)), "registry", NOW);
        assertThat(strict.of(PRODUCTION, Optional.empty()).reasons())
                .hasSize(2)
                .anySatisfy(reason -> assertThat(reason).startsWith("escape rate: is 0.038"))
                .anySatisfy(reason -> assertThat(reason).startsWith("p99 latency in ms: is 41.0"));
    }

    @Test
    void keepsNoBoundOfWhatCouldNotBeCounted() {
        assertRefused(Sample.figures(.9, .9, Rate.of(0, 0)), "false-call rate: is NaN, allowed is at most 0.1");
    }

    @Test
    void hasNoMapToLoseWhereNothingIsInProduction() {
        Evidence evidence = new BenchmarkEvidence(POLICY, "registry", NOW)
                .of(Sample.figures(.1, .9, Rate.of(0, 50)), Optional.empty());
        assertThat(evidence.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void passesNothingThatCouldNotBeComparedWithProduction() {
        Evidence evidence = new BenchmarkEvidence(POLICY, "registry", NOW)
                .uncompared(Sample.figures(.9, .9, Rate.of(0, 50)), "c".repeat(64), "it crashed");
        assertThat(evidence.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(evidence.reasons())
                .singleElement()
                .asString()
                .startsWith("production: " + "c".repeat(64))
                .contains("it crashed");
        assertThat(evidence.figures()).containsEntry("map33", .9).containsEntry("production.compared", 0.0);
    }

    @Test
    void refusesToCompareAcrossGoldenSets() {
        String json = new String(Messages.write(PRODUCTION), StandardCharsets.UTF_8);
        byte[] elsewhere = json.replace(Sample.GOLDEN, "c".repeat(64)).getBytes(StandardCharsets.UTF_8);
        var other = Messages.read(elsewhere, GoldenFigures.class);
        assertThatThrownBy(() -> new BenchmarkEvidence(POLICY, "registry", NOW).of(PRODUCTION, Optional.of(other)))
                .hasMessageContaining(Sample.GOLDEN)
                .hasMessageContaining("measure production again");
    }

    @Test
    void refusesWhatCouldNotBeMeasuredWithItsReason() {
        Evidence evidence = new BenchmarkEvidence(POLICY, "registry", NOW).refused("b".repeat(64), "it crashed");
        assertThat(evidence.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(evidence.reasons()).containsExactly("benchmark: it crashed");
    }

    private static void assertRefused(GoldenFigures candidate, String reason) {
        assertThat(of(candidate).verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(of(candidate).reasons()).containsExactly(reason);
    }

    private static Evidence of(GoldenFigures candidate) {
        return new BenchmarkEvidence(POLICY, "registry", NOW).of(candidate, Optional.of(PRODUCTION));
    }

    private static GatePolicy policy(BenchmarkBounds bounds) {
        GatePolicy shipped = GatePolicy.shipped();
        return new GatePolicy(
                shipped.schema(), shipped.version(), shipped.needed(), shipped.image(), bounds, shipped.approval());
    }
}
