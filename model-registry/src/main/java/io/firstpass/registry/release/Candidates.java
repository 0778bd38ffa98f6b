package io.firstpass.registry.release;

import io.firstpass.contract.ModelRef;
import io.firstpass.provenance.ReleaseStatement;
import io.firstpass.registry.approval.ApprovalBook;
import io.firstpass.registry.evidence.Gate;
import io.firstpass.registry.evidence.Verdict;
import io.firstpass.registry.gates.EvidenceBook;
import io.firstpass.registry.gates.SignatureStillProves;
import io.firstpass.registry.gates.StoredEvidence;
import io.firstpass.registry.model.ShownVersion;
import io.firstpass.registry.model.VersionBook;
import io.firstpass.registry.rest.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Looks at a version as its gates and officers see it now, and holds it so until the transaction ends. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Candidates {
    @Inject
    VersionBook versions;

    @Inject
    EvidenceBook evidence;

    @Inject
    ApprovalBook approvals;

    @Inject
    SignatureStillProves signatures;

    /** @throws Refusal unless it may be released now */
    Grounds releasable(String digest) {
        ShownVersion version = versions.lock(digest);
        var model = new ModelRef(version.name(), version.version(), digest);
        Optional<StoredEvidence> signature = signature(digest);
        var candidate = new Candidate(
                model,
                version.state(),
                signature.flatMap(signatures::refusal),
                evidence.openGates(digest).stream().map(Gate::name).toList(),
                approvals.standing(digest));
        candidate.refuseUnlessReleasable();
        return new Grounds(model, agreed(candidate), policyVersion(candidate), bundle(signature, digest));
    }

    private static List<ReleaseStatement.Approval> agreed(Candidate candidate) {
        return candidate.standing().agreeing().stream()
                .map(approval -> new ReleaseStatement.Approval(approval.role().slug(), approval.actor(), approval.at()))
                .toList();
    }

    /** That of the approvals: they stand, so it is the one in force. */
    private static String policyVersion(Candidate candidate) {
        return String.valueOf(candidate.standing().agreeing().get(0).basis().policyVersion());
    }

    private Optional<StoredEvidence> signature(String digest) {
        return evidence.latest(digest, Gate.SIGNATURE)
                .filter(stored -> stored.evidence().verdict() == Verdict.PASSED && stored.document().length > 0);
    }

    private static String bundle(Optional<StoredEvidence> signature, String digest) {
        return signature
                .map(stored -> new String(stored.document(), StandardCharsets.UTF_8))
                .orElseThrow(() -> new Refusal(409, "unsigned", digest));
    }
}
