package io.firstpass.review.secondlook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApprovalTest {
    private static final String DIGEST = "ab".repeat(32);

    private Optional<String> said = Optional.of("CANDIDATE");
    private boolean away;
    private int asked;
    private long now;
    private final Approval approval = new Approval(
            digest -> {
                asked++;
                if (away) throw new IOException("connection refused");
                return said;
            },
            () -> now);

    @Test
    void nothingIsRuledBeforeTheRegistrySaysSo() throws Exception {
        assertThat(approval.isGiven(DIGEST)).isFalse();
        said = Optional.empty();
        later(Duration.ofSeconds(2));

        assertThat(approval.isGiven(DIGEST)).isTrue();
        assertThat(approval.refusal()).isEmpty();
    }

    @Test
    void aRevokedModelRulesNoMore() throws Exception {
        said = Optional.empty();
        assertThat(approval.isGiven(DIGEST)).isTrue();
        said = Optional.of("REVOKED");
        later(Duration.ofSeconds(2));

        assertThat(approval.isGiven(DIGEST)).isFalse();
        assertThat(approval.refusal()).contains("REVOKED");
    }

    @Test
    void manyFramesAskOnceInTwoSeconds() throws Exception {
        for (int frame = 0; frame < 100; frame++) approval.isGiven(DIGEST);
        later(Duration.ofMillis(1999));
        approval.isGiven(DIGEST);

        assertThat(asked).isEqualTo(1);
    }

    @Test
    void whatItSaidLastCountsForAMinuteWhereItCannotBeAsked() throws Exception {
        said = Optional.empty();
        approval.isGiven(DIGEST);
        away = true;
        later(Duration.ofSeconds(59));
        assertThat(approval.isGiven(DIGEST)).isTrue();
        later(Duration.ofSeconds(2));
        assertThat(approval.isGiven(DIGEST)).isFalse();
        assertThat(approval.refusal().orElseThrow()).contains("connection refused");

        away = false;
        later(Duration.ofSeconds(2));
        assertThat(approval.isGiven(DIGEST)).isTrue();
    }

    @Test
    void aNoStaysANoWhereItCannotBeAskedAgain() throws Exception {
        approval.isGiven(DIGEST);
        away = true;
        later(Duration.ofHours(1));

        assertThat(approval.isGiven(DIGEST)).isFalse();
        assertThat(approval.refusal()).contains("CANDIDATE");
    }

    @Test
    void aRegistryThatWasNeverReachedApprovedNothing() throws Exception {
        away = true;
        assertThat(approval.isGiven(DIGEST)).isFalse();
        assertThat(approval.isKnown()).isFalse();
    }

    private void later(Duration pause) {
        now += pause.toNanos();
    }
}
