package io.firstpass.provenance;

import static io.firstpass.provenance.Releases.GIVEN;
import static io.firstpass.provenance.Signed.DIGEST;
import static io.firstpass.provenance.Signed.NOW;
import static io.firstpass.provenance.Signed.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.firstpass.contract.ChangeWindow;
import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.Release;
import io.firstpass.contract.Released;
import io.firstpass.contract.RolloutStage;
import io.firstpass.contract.Sha256;
import io.firstpass.provenance.ReleaseStatement.Approval;
import io.firstpass.provenance.RevocationList.Revocation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleaseVerifierTest {
    private static final BundleSigner REGISTRY = new BundleSigner(Signed.RELEASE_KEY);
    private final ReleaseVerifier verifier = new ReleaseVerifier(Signed.PINNED, "line-a");

    @Test
    void letsRunWhatTheRegistryReleasedToTheSitesChannel() {
        ReleaseStatement release = Releases.release();
        assertThat(verifier.verify(REGISTRY.sign(release), DIGEST, RevocationList.NONE, NOW))
                .isEqualTo(release);
    }

    @Test
    void refusesAReleaseThatTheSignerOfPackagesSigned() {
        byte[] forged = new BundleSigner(Signed.KEY).sign(Releases.release());
        assertThat(signatureRefusal(forged, DIGEST)).isEqualTo(SignatureRefused.Reason.WRONG_PURPOSE);
        byte[] strange = new BundleSigner(Signed.STRANGER).sign(Releases.release());
        assertThat(signatureRefusal(strange, DIGEST)).isEqualTo(SignatureRefused.Reason.UNKNOWN_KEY);
    }

    @Test
    void refusesAReleaseOfAnotherPackage() {
        assertThat(signatureRefusal(REGISTRY.sign(Releases.release()), OTHER))
                .isEqualTo(SignatureRefused.Reason.WRONG_DIGEST);
    }

    @Test
    void refusesAReleaseWhoseSubjectIsAnotherThanItsModel() {
        Statement two = Statement.of("other", new Sha256(OTHER), ReleaseStatement.PREDICATE_TYPE, Releases.release());
        assertThat(signatureRefusal(REGISTRY.sign(two), OTHER)).isEqualTo(SignatureRefused.Reason.MALFORMED);
    }

    @Test
    void refusesAPlainSignatureAndAStatementWithoutItsFields() {
        assertThat(signatureRefusal(REGISTRY.sign(DIGEST), DIGEST)).isEqualTo(SignatureRefused.Reason.MALFORMED);
        Statement empty = Statement.of("p", new Sha256(DIGEST), ReleaseStatement.PREDICATE_TYPE, List.of());
        assertThat(signatureRefusal(REGISTRY.sign(empty), DIGEST)).isEqualTo(SignatureRefused.Reason.MALFORMED);
    }

    @Test
    void refusesAReleaseToAnotherChannel() {
        byte[] elsewhere = REGISTRY.sign(Releases.release("line-b", RolloutStage.ALL));
        ReleaseRefused refusal = refusal(elsewhere, RevocationList.NONE);
        assertThat(refusal.reason()).isEqualTo(ReleaseRefused.Reason.OTHER_CHANNEL);
        assertThat(refusal).hasMessageContainingAll("channel line-b", "line-a", DIGEST);
    }

    @Test
    void refusesWhatWasRevokedSince() {
        RevocationList list = list(3, new Revocation(DIGEST, "passed scratches", NOW));
        RevocationList known = verifier.revocations(REGISTRY.sign(list), RevocationList.NONE, NOW);
        ReleaseRefused refusal = refusal(REGISTRY.sign(Releases.release()), known);
        assertThat(refusal.reason()).isEqualTo(ReleaseRefused.Reason.REVOKED_PACKAGE);
        assertThat(refusal).hasMessageContainingAll(DIGEST, "passed scratches", NOW.toString());
    }

    @Test
    void refusesAStatementOfAnotherType() {
        assertThat(refusal(REGISTRY.sign(list(1)), RevocationList.NONE).reason())
                .isEqualTo(ReleaseRefused.Reason.OTHER_STATEMENT);
        ReleaseRefused refusal = catchThrowableOfType(
                ReleaseRefused.class,
                () -> verifier.revocations(REGISTRY.sign(Releases.release()), RevocationList.NONE, NOW));
        assertThat(refusal.reason()).isEqualTo(ReleaseRefused.Reason.OTHER_STATEMENT);
    }

    @Test
    void knowsAMessageThatTheRegistrySignedAsAWhole() {
        assertThatNoException().isThrownBy(() -> verifier.verify(message(Releases.channel(), REGISTRY), NOW));
    }

    @Test
    void refusesASignedMessageWithAnythingElseInIt() {
        Release good = message(Releases.channel(), REGISTRY);
        Released old = good.production();
        Released next = good.candidate();
        Released shadow = Releases.released(DIGEST, RolloutStage.SHADOW);
        var elsewhere = new Released(DIGEST, RolloutStage.CANARY, "elsewhere.zip", "a statement", "a signature");
        var otherSites = new Released(DIGEST, RolloutStage.CANARY, next.objectKey(), "a wider one", "a signature");
        var otherBuilder = new Released(DIGEST, RolloutStage.CANARY, next.objectKey(), "a statement", "another");
        for (Release altered : List.of(
                with(good, null, next, good.windows(), good.issuedAt()),
                with(good, old, null, good.windows(), good.issuedAt()),
                with(good, old, shadow, good.windows(), good.issuedAt()),
                with(good, old, elsewhere, good.windows(), good.issuedAt()),
                with(good, old, otherSites, good.windows(), good.issuedAt()),
                with(good, old, otherBuilder, good.windows(), good.issuedAt()),
                with(good, old, next, List.of(), good.issuedAt()),
                with(good, old, next, good.windows(), Instant.parse("2100-01-01T00:00:00Z")))) {
            ReleaseRefused refusal = catchThrowableOfType(ReleaseRefused.class, () -> verifier.verify(altered, NOW));
            assertThat(refusal.reason()).isEqualTo(ReleaseRefused.Reason.OTHER_STATEMENT);
            assertThat(refusal)
                    .hasMessageContainingAll(
                            altered.issuedAt().toString(), good.issuedAt().toString(), "altered");
        }
    }

    @Test
    void refusesAMessageThatIsNotTheRegistrysWordOnTheSitesChannel() {
        Release forged = message(Releases.channel(), new BundleSigner(Signed.KEY));
        assertThat(catchThrowableOfType(SignatureRefused.class, () -> verifier.verify(forged, NOW))
                        .reason())
                .isEqualTo(SignatureRefused.Reason.WRONG_PURPOSE);
        Release elsewhere = message(Releases.channel("line-b", GIVEN), REGISTRY);
        assertThat(catchThrowableOfType(ReleaseRefused.class, () -> verifier.verify(elsewhere, NOW))
                        .reason())
                .isEqualTo(ReleaseRefused.Reason.OTHER_CHANNEL);
        Release empty = new Release("line-a", null, null, List.of(), GIVEN, text(REGISTRY.sign(list(1))));
        assertThat(catchThrowableOfType(ReleaseRefused.class, () -> verifier.verify(empty, NOW))
                        .reason())
                .isEqualTo(ReleaseRefused.Reason.OTHER_STATEMENT);
    }

    @Test
    void takesRevocationsInTheOrderOfTheirNumbersOnly() {
        RevocationList known = list(3, new Revocation(DIGEST, "passed scratches", NOW));
        RevocationList newer = list(4);
        assertThat(verifier.revocations(REGISTRY.sign(newer), known, NOW)).isEqualTo(newer);
        assertThat(verifier.revocations(REGISTRY.sign(known), known, NOW)).isEqualTo(known);
        for (RevocationList replayed : List.of(list(2), list(3))) {
            ReleaseRefused refusal = catchThrowableOfType(
                    ReleaseRefused.class, () -> verifier.revocations(REGISTRY.sign(replayed), known, NOW));
            assertThat(refusal.reason()).isEqualTo(ReleaseRefused.Reason.REPLAYED);
            assertThat(refusal).hasMessageContaining("comes after list 3");
        }
    }

    @Test
    void takesRevocationsFromTheRegistryOnly() {
        byte[] forged = new BundleSigner(Signed.KEY).sign(list(9));
        assertThat(catchThrowableOfType(
                                SignatureRefused.class, () -> verifier.revocations(forged, RevocationList.NONE, NOW))
                        .reason())
                .isEqualTo(SignatureRefused.Reason.WRONG_PURPOSE);
    }

    @Test
    void knowsNoReleaseThatOnePersonApprovedForTwoRoles() {
        ReleaseStatement good = Releases.release();
        for (List<Approval> approvals : List.of(
                List.<Approval>of(),
                List.of(approval("security", "ines"), approval("quality", "ines")),
                List.of(approval("security", "ines"), approval("security", "wei"))))
            assertThatExceptionOfType(InvalidMessage.class)
                    .isThrownBy(() -> new ReleaseStatement(
                            good.model(),
                            good.channel(),
                            good.stage(),
                            good.sites(),
                            approvals,
                            good.policyVersion(),
                            NOW))
                    .withMessageStartingWith("approvals needs");
    }

    @Test
    void knowsNoListThatRevokesAPackageTwice() {
        var revocation = new Revocation(DIGEST, "passed scratches", NOW);
        assertThatExceptionOfType(InvalidMessage.class)
                .isThrownBy(() -> list(1, revocation, revocation))
                .withMessage("revocations needs each package once");
    }

    private static Release message(ChannelStatement channel, BundleSigner by) {
        return new Release(
                channel.channel(),
                Releases.released(OTHER, RolloutStage.ALL),
                Releases.released(DIGEST, RolloutStage.CANARY),
                channel.windows(),
                channel.issuedAt(),
                text(by.sign(channel)));
    }

    private static Release with(
            Release signed, Released production, Released candidate, List<ChangeWindow> windows, Instant issuedAt) {
        return new Release(signed.channel(), production, candidate, windows, issuedAt, signed.statement());
    }

    private static String text(byte[] bundle) {
        return new String(bundle, StandardCharsets.UTF_8);
    }

    private static Approval approval(String role, String actor) {
        return new Approval(role, actor, NOW);
    }

    private static RevocationList list(long number, Revocation... revocations) {
        return new RevocationList(number, NOW, List.of(revocations));
    }

    private ReleaseRefused refusal(byte[] bundle, RevocationList revoked) {
        return catchThrowableOfType(ReleaseRefused.class, () -> verifier.verify(bundle, DIGEST, revoked, NOW));
    }

    private SignatureRefused.Reason signatureRefusal(byte[] bundle, String digest) {
        return catchThrowableOfType(
                        SignatureRefused.class, () -> verifier.verify(bundle, digest, RevocationList.NONE, NOW))
                .reason();
    }
}
