package io.firstpass.registry.pages;

import io.firstpass.registry.approval.Approval;
import io.firstpass.registry.approval.ApprovalBook;
import io.firstpass.registry.approval.Missing;
import io.firstpass.registry.evidence.Gate;
import io.firstpass.registry.gates.EvidenceBook;
import io.firstpass.registry.gates.PolicyInForce;
import io.firstpass.registry.model.ShownVersion;
import io.firstpass.registry.model.State;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;

/** One version: what is known of it, and what it lacks. Read anew for each request, also after what the reader did. */
@Named
@RequestScoped
public class VersionPage {
    @Inject
    Asked asked;

    @Inject
    EvidenceBook evidence;

    @Inject
    ApprovalBook approvals;

    @Inject
    PolicyInForce policy;

    /** Answers 404 where there is no such version. */
    public void open() throws IOException {
        if (asked.version().isPresent()) return;
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getExternalContext().responseSendError(404, "no such version");
        faces.responseComplete();
    }

    public ShownVersion getVersion() {
        return asked.version().orElseThrow();
    }

    public String getState() {
        return getVersion().state().name();
    }

    public Missing getMissing() {
        return approvals.missing(getVersion().digest());
    }

    /** The gate that whoever submitted it opens himself. */
    public Gate getSignature() {
        return Gate.SIGNATURE;
    }

    public boolean isClosed() {
        State state = getVersion().state();
        return state == State.RETIRED || state == State.REVOKED;
    }

    /** Decisions, the latest first. */
    public List<Approval> getDecisions() {
        List<Approval> all = approvals.of(getVersion().digest());
        return java.util.stream.IntStream.iterate(all.size() - 1, i -> i >= 0, i -> i - 1)
                .mapToObj(all::get)
                .toList();
    }

    /** What the page's script compares with what REST says later: state, evidence, decisions, how many count no longer. */
    public String getShown() {
        List<Approval> all = approvals.of(getVersion().digest());
        long voided =
                all.stream().filter(approval -> approval.voided().isPresent()).count();
        return String.join(
                " ",
                getState(),
                evidence.evidenceSet(getVersion().digest()),
                Integer.toString(all.size()),
                Long.toString(voided));
    }

    public int getPolicyVersion() {
        return policy.get().version();
    }
}
