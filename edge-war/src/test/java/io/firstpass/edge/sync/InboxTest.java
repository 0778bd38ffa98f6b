package io.firstpass.edge.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstpass.contract.Inspection;
import io.firstpass.contract.Outcome;
import io.firstpass.contract.Ruling;
import io.firstpass.contract.json.Messages;
import io.firstpass.edge.outbox.Inspected;
import io.firstpass.edge.outbox.StoreFailed;
import io.firstpass.edge.sync.Inbox.Taken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InboxTest {
    private static final Inspection OURS = Inspected.inspection("A", null);

    private final List<Ruling> applied = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private int failuresLeft;

    private final Inbox<Ruling> inbox = new Inbox<>(
            Ruling.class,
            this::apply,
            waits::add,
            new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5), new Random(1)));

    @Test
    void appliesARuling() throws InterruptedException {
        Ruling ruling = Inspected.ruling(OURS, 1, Outcome.NO_DEFECT);

        assertThat(inbox.take(Messages.write(ruling))).isEqualTo(new Taken.Applied<>(ruling));
        assertThat(applied).containsExactly(ruling);
    }

    @Test
    void passesOverARulingThatChangesNothing() throws InterruptedException {
        Ruling other = Inspected.ruling(Inspected.inspection("B", null), 1, Outcome.NO_DEFECT);

        assertThat(inbox.take(Messages.write(other))).isEqualTo(new Taken.Passed<>());
    }

    @Test
    void saysWhyARecordCannotBeRead() throws InterruptedException {
        assertThat(inbox.take("{".getBytes(UTF_8))).isInstanceOf(Taken.Unreadable.class);
        assertThat(inbox.take("{}".getBytes(UTF_8)))
                .isInstanceOfSatisfying(Taken.Unreadable.class, taken -> assertThat(taken.reason())
                        .contains("revision"));
        assertThat(inbox.take(null)).isEqualTo(new Taken.Unreadable<>("it has no value"));
        assertThat(applied).isEmpty();
    }

    @Test
    void triesAgainWhenTheStoreFails() throws InterruptedException {
        failuresLeft = 4;

        inbox.take(Messages.write(Inspected.ruling(OURS, 1, Outcome.NO_DEFECT)));

        assertThat(applied).hasSize(1);
        assertThat(waits).hasSize(4);
    }

    @Test
    void givesUpWhenTheStoreKeepsFailing() {
        failuresLeft = 5;
        byte[] ruling = Messages.write(Inspected.ruling(OURS, 1, Outcome.NO_DEFECT));

        assertThatThrownBy(() -> inbox.take(ruling)).isInstanceOf(StoreFailed.class);
        assertThat(applied).isEmpty();
    }

    private boolean apply(Ruling ruling) {
        if (failuresLeft-- > 0) throw Inspected.storeFailure();
        return ruling.inspectionId().equals(OURS.id()) && applied.add(ruling);
    }
}
