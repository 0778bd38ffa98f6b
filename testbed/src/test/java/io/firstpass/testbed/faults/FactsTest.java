package io.firstpass.testbed.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FactsTest {
    private static final UUID PASSED = new UUID(0, 1);
    private static final UUID HELD = new UUID(0, 2);
    private static final UUID STRANGER = new UUID(0, 3);
    private static final Map<Integer, Integer> ONCE = Map.of(1, 1);

    private Set<UUID> ledger = Set.of(PASSED, HELD);
    private Map<UUID, Integer> rulings = Map.of(HELD, 1);
    private Map<UUID, Map<Integer, Integer>> published = Map.of(HELD, ONCE);
    private Set<UUID> expiredEscalations = Set.of();
    private Set<UUID> expiredInspections = Set.of();
    private Set<UUID> untold = Set.of();

    @Test
    void missesNothingWhereTheHeldOneIsRuled() {
        assertThat(facts().ruled()).isEqualTo(1);
        assertThat(facts().missing()).isZero();
        assertThat(facts().ruledTwice()).isZero();
    }

    @Test
    void missesARulingThatIsInTheDatabaseAndNotOnTheTopic() {
        published = Map.of(STRANGER, ONCE);
        assertThat(facts().ruled()).isZero();
        assertThat(facts().missingEscalations()).isEqualTo(1);
    }

    @Test
    void missesNoEscalationThatExpired() {
        rulings = Map.of();
        expiredEscalations = Set.of(HELD, STRANGER);
        assertThat(facts().expired()).isEqualTo(1);
        assertThat(facts().missing()).isZero();
    }

    @Test
    void countsOneThatExpiredAndWasRuledAllTheSameAsRuled() {
        expiredEscalations = Set.of(HELD);
        assertThat(facts().ruled()).isEqualTo(1);
        assertThat(facts().expired()).isZero();
    }

    @Test
    void missesMetadataThatNeverArrived() {
        ledger = Set.of(HELD, STRANGER);
        assertThat(facts().missingInspections()).isEqualTo(1);
        expiredInspections = Set.of(PASSED);
        assertThat(facts().missingInspections()).isZero();
        assertThat(facts().expiredMetadata()).isEqualTo(1);
    }

    @Test
    void missesARulingThatThePlantWasNotTold() {
        untold = Set.of(HELD);
        assertThat(facts().missingRulings()).isEqualTo(1);
        assertThat(facts().missing()).isEqualTo(1);
    }

    @Test
    void findsASecondRulingInTheDatabaseAndOnTheTopic() {
        rulings = Map.of(HELD, 2);
        assertThat(facts().ruledTwice()).isEqualTo(1);
        rulings = Map.of(HELD, 1);
        published = Map.of(HELD, Map.of(1, 2));
        assertThat(facts().ruledTwice()).isEqualTo(1);
    }

    private Facts facts() {
        return new Facts(
                Set.of(PASSED, HELD),
                Set.of(HELD),
                rulings,
                published,
                ledger,
                expiredEscalations,
                expiredInspections,
                untold,
                0);
    }
}
