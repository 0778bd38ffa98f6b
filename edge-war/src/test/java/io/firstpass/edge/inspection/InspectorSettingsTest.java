package io.firstpass.edge.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstpass.contract.Verdict;
import io.firstpass.edge.settings.Settings;
import io.firstpass.edge.triage.BudgetPolicy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectorSettingsTest {
    private final Map<String, String> given =
            new HashMap<>(Map.of("firstpass.site", "suzhou", "firstpass.line", "smt-1"));

    private InspectorSettings read() {
        return InspectorSettings.from(new Settings(key -> Optional.ofNullable(given.get(key))));
    }

    @Test
    void boundsNothingAndFailsWhatNobodyRulesOnUnlessTold() {
        InspectorSettings settings = read();
        assertThat(settings.triage().failSafe()).isEqualTo(Verdict.FAIL);
        assertThat(settings.budgets().escalationsPerHour()).isEqualTo(BudgetPolicy.NO_BOUND);
        assertThat(settings.budgets().bytesPerHour()).isEqualTo(BudgetPolicy.NO_BOUND);
        assertThat(settings.budgets().reviewerMinutesPerDay()).isEqualTo(BudgetPolicy.NO_BOUND);
        assertThat(settings.policies().stations().get("1").expression()).isEqualTo(StationPolicies.DEFAULT);
    }

    @Test
    void readsBudgets() {
        given.put("firstpass.budget.escalations-per-hour", "400");
        given.put("firstpass.budget.bytes-per-hour", "100000000");
        given.put("firstpass.budget.reviewer-minutes-per-day", "60");
        given.put("firstpass.budget.minutes-per-case", "0.25");
        given.put("firstpass.budget.audit-share", "0.2");
        assertThat(read().budgets()).isEqualTo(new BudgetPolicy(400, 1e8, 60, 0.25, 0.2));
    }

    @Test
    void setsNothingAsideForAuditsWhereThereAreNone() {
        given.put("firstpass.audit.probability", "0");
        assertThat(read().budgets().auditShare()).isZero();
    }

    @Test
    void letsAStationHaveItsOwnPolicy() {
        given.put("firstpass.stations", "top, bottom");
        given.put("firstpass.escalation.policy", "hold");
        given.put("firstpass.escalation.policy.bottom", "ibt(0.5, 0.3)+random(0.1)");
        var stations = read().policies().stations();
        assertThat(stations.get("top").expression()).isEqualTo("hold");
        assertThat(stations.get("bottom").key()).isEqualTo("firstpass.escalation.policy.bottom");
        assertThat(read().policies().with(Map.of(), new Random(1))).containsOnlyKeys("top", "bottom");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    firstpass.hold.fail-safe|HOLD|FAIL or PASS
                    firstpass.budget.escalations-per-hour|0|a whole number from 1 to
                    firstpass.budget.bytes-per-hour|-5|a whole number from 1 to
                    firstpass.budget.reviewer-minutes-per-day|many|a whole number from 1 to
                    firstpass.budget.minutes-per-case|0|a number from 0.01 to 60
                    firstpass.budget.audit-share|1.5|a number from 0.01 to 1
                    firstpass.escalation.policy|guess|there is no guess
                    firstpass.escalation.policy.1|ibt(2)|a number from 0 to 1
                    """)
    void stopsTheStartAtAWrongValue(String key, String value, String range) {
        given.put(key, value);
        assertThatThrownBy(this::read)
                .hasMessageContaining("setting " + key + " is '" + value + "'")
                .hasMessageContaining(range);
    }

    @Test
    void checksThePolicyForAllAlsoWhereEveryStationHasItsOwn() {
        given.put("firstpass.escalation.policy", "guess");
        given.put("firstpass.escalation.policy.1", "hold");
        assertThatThrownBy(this::read).hasMessageContaining("setting firstpass.escalation.policy is 'guess'");
    }
}
