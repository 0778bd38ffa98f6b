package io.firstpass.provenance;

import io.firstpass.contract.ChangeWindow;
import io.firstpass.contract.ModelRef;
import io.firstpass.contract.Released;
import io.firstpass.contract.RolloutStage;
import io.firstpass.provenance.ReleaseStatement.Approval;
import java.time.Instant;
import java.util.List;

/** The release that the tests share. */
final class Releases {
    static final Instant GIVEN = Instant.parse("2026-11-24T10:15:30Z");

    private Releases() {}

    static ReleaseStatement release() {
        return release("line-a", RolloutStage.CANARY);
    }

    static ReleaseStatement release(String channel, RolloutStage stage) {
        boolean all = stage == RolloutStage.ALL;
        return release(channel, stage, all ? List.of() : List.of("plant-1"), "1.1.0", Signed.DIGEST);
    }

    static ReleaseStatement release(
            String channel, RolloutStage stage, List<String> sites, String version, String digest) {
        return new ReleaseStatement(
                new ModelRef("firstpass-pcb-edge", version, digest),
                channel,
                stage,
                sites,
                List.of(new Approval("security", "ines", GIVEN), new Approval("quality", "wei", GIVEN.plusSeconds(60))),
                "2026-11-01.1",
                GIVEN.plusSeconds(120));
    }

    /** Of texts in the place of signed documents, which are others at each run. */
    static ChannelStatement channel() {
        return channel("line-a", GIVEN.plusSeconds(120));
    }

    static ChannelStatement channel(String channel, Instant issuedAt) {
        return ChannelStatement.of(
                channel,
                released(Signed.OTHER, RolloutStage.ALL),
                released(Signed.DIGEST, RolloutStage.CANARY),
                List.of(new ChangeWindow("05:45", "06:15")),
                issuedAt);
    }

    static Released released(String digest, RolloutStage stage) {
        return new Released(digest, stage, "models/" + digest + ".zip", "a statement", "a signature");
    }

    static RevocationList revocations() {
        var revocation = new RevocationList.Revocation(Signed.OTHER, "passed scratches", Signed.START);
        return new RevocationList(7, GIVEN.plusSeconds(3600), List.of(revocation));
    }
}
