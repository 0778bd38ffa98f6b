package io.firstpass.provenance;

import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.ModelRef;
import io.firstpass.contract.Required;
import io.firstpass.contract.RolloutStage;
import io.firstpass.contract.Sha256;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The registry's word that a package may run in a channel, and who agreed to it under which policy. It travels as an
 * in-toto statement about the package, signed with the registry's release key. Nobody agrees for two roles, and no
 * role agrees twice. {@code sites} are the only ones of the channel that it holds for; empty is all of them.
 */
public record ReleaseStatement(
        ModelRef model,
        String channel,
        RolloutStage stage,
        List<String> sites,
        List<Approval> approvals,
        String policyVersion,
        Instant issuedAt) {
    public static final String PREDICATE_TYPE = "https://firstpass.io/release/v1";

    /** One role's agreement. */
    public record Approval(String role, String actor, Instant givenAt) {
        public Approval {
            Required.present("role", role);
            Required.present("actor", actor);
            Required.present("givenAt", givenAt);
        }
    }

    public ReleaseStatement {
        Required.present("model", model);
        Required.present("channel", channel);
        Required.present("stage", stage);
        sites = Required.list("sites", sites);
        approvals = Required.list("approvals", approvals);
        if (approvals.isEmpty()) throw new InvalidMessage("approvals", "needs at least one");
        Set<String> actors = new HashSet<>();
        Set<String> roles = new HashSet<>();
        for (Approval approval : approvals)
            if (!actors.add(approval.actor()) | !roles.add(approval.role()))
                throw new InvalidMessage("approvals", "needs another person for each role, and each role once");
        Required.present("policyVersion", policyVersion);
        Required.present("issuedAt", issuedAt);
    }

    /** Whether it holds for this site of its channel. */
    public boolean holdsFor(String site) {
        return sites.isEmpty() || sites.contains(site);
    }

    Statement statement() {
        String name = model.name() + "-" + model.version() + ".zip";
        return Statement.of(name, new Sha256(model.digest()), PREDICATE_TYPE, this);
    }
}
