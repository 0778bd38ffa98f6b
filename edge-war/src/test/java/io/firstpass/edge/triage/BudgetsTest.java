package io.firstpass.edge.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstpass.edge.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetsTest {
    private static final double NO_BOUND = BudgetPolicy.NO_BOUND;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final long BYTES = 200_000;

    private final TestClock clock = new TestClock();
    private final Random random = new Random(11);

    /** One frame that went to the cloud. */
    private record Sent(Instant at, long bytes, double information, boolean audit, double probability) {}

    private final List<Sent> sent = new ArrayList<>();
    private final Recent recent = new Recent();
    private int offered;
    private double offeredInformation;

    /** So many hard frames, spread over {@code time} at random, each with a chance of an audit beside it. */
    private void run(Budgets budgets, int frames, Duration time, double auditProbability) {
        for (int i = 0; i < frames; i++) {
            clock.advance(time.dividedBy(frames).multipliedBy(random.nextInt(3)).plusNanos(1));
            long bytes = BYTES / 2 + random.nextInt((int) BYTES);
            double information = random.nextDouble();
            offered++;
            offeredInformation += information;
            if (budgets.take(recent.rank(information, random), bytes).isEmpty())
                sent.add(new Sent(clock.instant(), bytes, information, false, 1));
            budgets.draw(auditProbability, bytes, random)
                    .ifPresent(chance -> sent.add(new Sent(clock.instant(), bytes, 0, true, chance)));
        }
    }

    private List<Sent> audits() {
        return sent.stream().filter(Sent::audit).toList();
    }

    private double meanInformation() {
        return sent.stream()
                .filter(one -> !one.audit())
                .mapToDouble(Sent::information)
                .average()
                .orElseThrow();
    }

    /** The most that any span of that length up to a sent frame holds. */
    private double most(Duration span, ToDoubleFunction<Sent> amount) {
        double most = 0;
        for (int last = 0; last < sent.size(); last++) {
            double sum = 0;
            for (int i = last;
                    i >= 0 && sent.get(i).at().isAfter(sent.get(last).at().minus(span));
                    i--) sum += amount.applyAsDouble(sent.get(i));
            most = Math.max(most, sum);
        }
        return most;
    }

    @Test
    void letsEverythingGoWithoutABound() {
        run(new Budgets(BudgetPolicy.unbounded(), clock), 1000, HOUR, 1);
        assertThat(sent).hasSize(2000).allSatisfy(one -> assertThat(one.probability())
                .isOne());
    }

    @Test
    void letsEverythingGoWithinTheBudget() {
        run(new Budgets(new BudgetPolicy(1000, NO_BOUND, NO_BOUND, 1, 0), clock), 700, HOUR, 0);
        assertThat(sent).hasSize(700);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void isNeverOverdrawnInAnySpan(int seed) {
        random.setSeed(seed);
        Budgets budgets = new Budgets(new BudgetPolicy(90, 12_000_000, 40, 0.5, 0.2), clock);
        for (int i = 0; i < 12; i++) {
            boolean burst = random.nextBoolean();
            run(budgets, random.nextInt(800), burst ? Duration.ofMinutes(3) : HOUR, 0.05);
            if (random.nextInt(3) == 0) clock.advance(HOUR.multipliedBy(random.nextInt(4)));
        }
        assertThat(most(HOUR, one -> 1)).isBetween(45.0, 90.0);
        assertThat(most(HOUR, Sent::bytes)).isBetween(6e6, 12e6);
        // Of all second looks a fifth is expected to end before a person until rulings say more, at half a minute each.
        assertThat(most(Duration.ofDays(1), one -> 0.2 * 0.5)).isLessThanOrEqualTo(40 + 1e-9);
    }

    @Test
    void keepsToTheReviewersMinutes() {
        Budgets budgets = new Budgets(new BudgetPolicy(NO_BOUND, NO_BOUND, 10, 0.5, 0), clock);
        for (int i = 0; i < 500; i++) budgets.ruled(i % 2 == 0);
        run(budgets, 3000, Duration.ofHours(20), 0);
        // Half of them end before a person, for half a minute each.
        assertThat(sent.size()).isBetween(35, 40);
    }

    @ParameterizedTest
    @CsvSource({"1000, 100", "4000, 400", "400, 200"})
    void spendsTheBudgetOnTheMostInformative(int framesPerHour, int budget) {
        Budgets budgets = new Budgets(new BudgetPolicy(budget, NO_BOUND, NO_BOUND, 1, 0), clock);
        run(budgets, framesPerHour * 6, HOUR.multipliedBy(6), 0);
        double share = (double) budget / framesPerHour;
        double best = 1 - share / 2;
        double gain = (meanInformation() - offeredInformation / offered) / (best - 0.5);
        assertThat(gain).as("over random, of what the best choice gains").isGreaterThan(0.75);
        assertThat(sent.size()).isGreaterThan((int) (0.9 * budget * 6));
    }

    @Test
    void givesAuditsTheirShareHoweverMuchElseIsHard() {
        run(new Budgets(new BudgetPolicy(100, NO_BOUND, NO_BOUND, 1, 0.2), clock), 40_000, HOUR.multipliedBy(8), 0.05);
        assertThat(audits().size()).isBetween(8 * 17, 8 * 21);
        assertThat(most(HOUR, one -> one.audit() ? 1 : 0)).isLessThanOrEqualTo(20);
    }

    @Test
    void auditsAtTheAskedProbabilityWhileTheirShareIsEnough() {
        run(new Budgets(new BudgetPolicy(100, NO_BOUND, NO_BOUND, 1, 0.2), clock), 1000, HOUR, 0.01);
        assertThat(audits()).isNotEmpty().allSatisfy(one -> assertThat(one.probability())
                .isEqualTo(0.01));
    }

    /** The frames that were drawn stand for as many as there were: 1 over its probability for each. */
    @Test
    void tellsTheTrueProbabilityWhereTheShareIsTooSmall() {
        run(new Budgets(new BudgetPolicy(1000, NO_BOUND, NO_BOUND, 1, 0.2), clock), 40_000, HOUR.multipliedBy(4), 0.2);
        double standsFor =
                audits().stream().mapToDouble(one -> 1 / one.probability()).sum();
        assertThat(audits()).anySatisfy(one -> assertThat(one.probability()).isLessThan(0.1));
        assertThat(standsFor).isBetween(0.85 * 40_000, 1.15 * 40_000);
    }

    @Test
    void namesTheBudgetThatIsTheTightest() {
        Budgets budgets = new Budgets(new BudgetPolicy(1000, 3 * BYTES, NO_BOUND, 1, 0), clock);
        for (int i = 0; i < 3; i++) budgets.take(0.99, BYTES);
        assertThat(budgets.take(0.99, BYTES)).contains(Kept.BYTES);
    }

    @Test
    void isFullAgainAfterAnHour() {
        Budgets budgets = new Budgets(new BudgetPolicy(1, NO_BOUND, NO_BOUND, 1, 0), clock);
        assertThat(budgets.take(0.99, BYTES)).isEmpty();
        clock.advance(HOUR.minusSeconds(1));
        assertThat(budgets.take(0.99, BYTES)).contains(Kept.ESCALATIONS);
        clock.advance(Duration.ofMinutes(2));
        assertThat(budgets.take(0.99, BYTES)).isEmpty();
    }

    @Test
    void goesOnWithWhatWasSpentBeforeARestart() {
        Budgets budgets = new Budgets(new BudgetPolicy(2, NO_BOUND, NO_BOUND, 1, 0), clock);
        budgets.spent(false, BYTES, Duration.ofMinutes(50));
        budgets.spent(false, BYTES, Duration.ofMinutes(5));
        budgets.spent(false, BYTES, Duration.ofMinutes(70));
        assertThat(budgets.take(0.99, BYTES)).contains(Kept.ESCALATIONS);
        clock.advance(Duration.ofMinutes(12));
        assertThat(budgets.take(0.99, BYTES)).isEmpty();
        assertThat(budgets.take(0.99, BYTES)).contains(Kept.ESCALATIONS);
    }

    @Test
    void refusesBudgetsThatAreNone() {
        assertThatThrownBy(() -> new BudgetPolicy(0, 1, 1, 1, 0)).hasMessageContaining("escalationsPerHour");
        assertThatThrownBy(() -> new BudgetPolicy(1, 1, 1, 1, 1.1)).hasMessageContaining("auditShare");
    }
}
