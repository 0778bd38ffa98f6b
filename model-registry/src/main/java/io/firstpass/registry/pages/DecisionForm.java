package io.firstpass.registry.pages;

import io.firstpass.registry.approval.Answer;
import io.firstpass.registry.approval.Answer.Cause;
import io.firstpass.registry.approval.Answer.Refused;
import io.firstpass.registry.approval.ApprovalBook;
import io.firstpass.registry.approval.Decision;
import io.firstpass.registry.approval.Role;
import io.firstpass.registry.approval.Wish;
import io.firstpass.registry.gates.EvidenceBook;
import io.firstpass.registry.rest.Refusal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** What an officer decides on the version before him: as which role, with which reason, on the evidence that he saw. */
@Named
@RequestScoped
public class DecisionForm {
    @Inject
    Asked asked;

    @Inject
    Reader reader;

    @Inject
    Officer officer;

    @Inject
    ApprovalBook approvals;

    @Inject
    EvidenceBook evidence;

    @Inject
    GatesPanel gates;

    @Inject
    VersionPage page;

    @Inject
    Said said;

    @Inject
    Words words;

    private List<Role> roles;
    private String role = "";
    private String reason = "";
    private String seen = "";
    private int seenCount = -1;

    public void approve() throws IOException {
        decide(Decision.APPROVE);
    }

    public void reject() throws IOException {
        decide(Decision.REJECT);
    }

    public void askForChanges() throws IOException {
        decide(Decision.CHANGES);
    }

    private void decide(Decision decision) throws IOException {
        String digest = asked.version().orElseThrow().digest();
        Role as = Role.find(role).orElseThrow(() -> new Refusal(400, "invalid-parameter", "role", "a role", role));
        var wish = new Wish(reader.getName(), officer.ownRoles(), as, decision, reason, seen, Instant.now());
        Answer answer = approvals.decide(digest, wish, reader.from());
        if (answer instanceof Refused refused) refused(refused, digest);
        else
            FacesContext.getCurrentInstance()
                    .getExternalContext()
                    .redirect("version?digest=" + digest + "&said=" + decision.name());
    }

    /** What was typed stays; the page shows what is there now, and which of it is new. */
    private void refused(Refused refused, String digest) {
        said.refused(words.problem(
                new Refusal(409, refused.cause().slug(), refused.facts().toArray())));
        if (refused.cause() == Cause.EVIDENCE_CHANGED) gates.mark(seenCount);
        page.readAnew();
        seen = evidence.evidenceSet(digest);
        seenCount = gates.getCount();
    }

    public List<Role> getRoles() {
        if (roles == null) roles = officer.rolesOn(asked.version().orElseThrow());
        return roles;
    }

    public String getRole() {
        return role;
    }

    public void setRole(String role) {
        this.role = role;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason == null ? "" : reason;
    }

    /** The evidence that the page shows: what a decision is bound to. */
    public String getSeen() {
        if (seen.isEmpty())
            seen = evidence.evidenceSet(asked.version().orElseThrow().digest());
        return seen;
    }

    public void setSeen(String seen) {
        this.seen = seen == null ? "" : seen;
    }

    public int getSeenCount() {
        return seenCount < 0 ? gates.getCount() : seenCount;
    }

    public void setSeenCount(int seenCount) {
        this.seenCount = seenCount;
    }
}
