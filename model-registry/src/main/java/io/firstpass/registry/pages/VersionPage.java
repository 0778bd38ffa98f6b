package io.firstpass.registry.pages;

import io.firstpass.registry.approval.Approval;
import io.firstpass.registry.approval.ApprovalBook;
import io.firstpass.registry.approval.Decision;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * One version: what is known of it, and what it lacks. Read once for each request, whatever the page asks of it; what the
 * reader did shows in the next one.
 */
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

    @Inject
    Reader reader;

    private Missing missing;
    private List<Approval> decisions;

    /** What the reader was refused may have been so because of what came meanwhile. */
    void readAnew() {
        missing = null;
        decisions = null;
    }

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
        if (missing == null) missing = approvals.missing(getVersion().digest());
        return missing;
    }

    /** What the reader decided, or somebody for him, that counts; null where there is no such thing. */
    public Approval getOwn() {
        return Stream.concat(getMissing().agreements().stream(), getMissing().objections().stream())
                .filter(one -> List.of(one.actor(), one.principal()).contains(reader.getName()))
                .findFirst()
                .orElse(null);
    }

    /** Whether he agrees already: then there is nothing to approve, only to take back. */
    public boolean isAgreed() {
        return getOwn() != null && getOwn().decision() == Decision.APPROVE;
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
        if (decisions == null) {
            decisions = new ArrayList<>(approvals.of(getVersion().digest()));
            Collections.reverse(decisions);
        }
        return decisions;
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
