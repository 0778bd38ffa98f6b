package io.firstpass.review.secondlook;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.EscalatedFrame;
import io.firstpass.contract.FrameReference;
import io.firstpass.contract.Ruling;
import io.firstpass.contract.json.Messages;
import io.firstpass.review.Escalations;
import io.firstpass.review.database.Schema;
import io.firstpass.vision.detection.Certainty;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LookWorkerTest {
    private final List<String> happened = new ArrayList<>();
    private final LookWorker worker = new LookWorker();
    private RuntimeException ruling;
    private boolean mayLook = true;
    private int failures;

    LookWorkerTest() {
        worker.settings = new SecondLookSettings();
        worker.settings.maxBytes = 100;
        worker.settings.inTheClear = "true";
        worker.settings.policyVersion = "1";
        worker.settings.lease = Duration.ofMinutes(2);
        worker.schema = new Schema() {
            @Override
            public void ensure() {}
        };
        worker.model = new CloudModel() {
            @Override
            boolean isReady() {
                return mayLook;
            }

            @Override
            synchronized Examination examine(byte[] content) {
                return new Examination(Certainty.DOUBT, List.of(), Escalations.CLOUD_MODEL);
            }
        };
        worker.frames = new S3Frames() {
            @Override
            public byte[] fetch(FrameReference frame) {
                return "abc".getBytes(StandardCharsets.US_ASCII);
            }
        };
        worker.queue = new Queue();
        worker.refusals = new Refusals() {
            @Override
            void refuse(WaitingLook look, String reason) {
                happened.add("refused: " + reason);
            }
        };
    }

    @Test
    void refusesAFrameWhoseRulingTheDatabaseWillNeverTake() throws Exception {
        ruling = new IllegalStateException(new SQLException("a zero byte in the serial", "22021"));

        assertThat(worker.lookOnce()).isTrue();

        assertThat(happened).containsExactly("refused: the ruling cannot be entered: a zero byte in the serial");
    }

    @Test
    void takesNoFrameWhileTheModelMayNotLook() throws Exception {
        mayLook = false;

        assertThat(worker.lookOnce()).isFalse();

        assertThat(happened).isEmpty();
    }

    @Test
    void putsAFrameOffWhereTheDatabaseIsAway() throws Exception {
        ruling = new IllegalStateException(new SQLException("no connection", "08006"));

        assertThat(worker.lookOnce()).isTrue();

        assertThat(happened).containsExactly("put off");
    }

    @Test
    void putsAFrameOffAsSoonAsTheDatabaseIsBack() throws Exception {
        ruling = new IllegalStateException(new SQLException("no connection", "08006"));
        failures = 1;

        assertThat(worker.lookOnce()).isTrue();

        assertThat(happened).containsExactly("not put off", "put off");
    }

    private final class Queue extends LookQueue {
        @Override
        public Optional<WaitingLook> claim(Instant now, Duration lease) {
            /* sha256 of "abc" */
            var frame =
                    Escalations.frame("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 3, "none");
            EscalatedFrame escalated = Escalations.of(frame);
            var look = new WaitingLook();
            look.event = new String(Messages.write(escalated), StandardCharsets.UTF_8);
            look.traceparent = "";
            look.claim(now, lease);
            return Optional.of(look);
        }

        @Override
        public boolean rule(Ruling entered) {
            throw ruling;
        }

        @Override
        public void putOff(UUID inspection, Instant until) {
            if (failures-- > 0) {
                happened.add("not put off");
                throw ruling;
            }
            happened.add("put off");
        }
    }
}
