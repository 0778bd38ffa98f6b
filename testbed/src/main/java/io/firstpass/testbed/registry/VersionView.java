package io.firstpass.testbed.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A version as the registry shows it at one moment: its state, what it still lacks, and what it was measured to be. */
public record VersionView(JsonNode json) {
    public static VersionView get(RegistryClient registry, String digest) {
        return new VersionView(registry.get("versions/" + digest));
    }

    static Optional<VersionView> find(RegistryClient registry, String digest) {
        return registry.find("versions/" + digest).map(VersionView::new);
    }

    /** The model's. */
    public String name() {
        return json.path("name").asText();
    }

    public String digest() {
        return json.path("digest").asText();
    }

    /** CANDIDATE, APPROVED, RELEASED, RETIRED or REVOKED. */
    public String state() {
        return json.path("state").asText();
    }

    /** Names the evidence that an officer has before him; his approval is about this and no other. */
    public String evidenceSet() {
        return json.path("evidenceSet").asText();
    }

    /** The gates that it has not got past. */
    public List<String> missingGates() {
        return texts(json.at("/missing/gates"));
    }

    /** The roles whose agreement it lacks. */
    public List<String> missingRoles() {
        return texts(json.at("/missing/roles"));
    }

    /** Who is against it, and why. */
    public List<String> objections() {
        return texts(json.at("/missing/objections"));
    }

    /** It may run. */
    public boolean isApproved() {
        return state().equals("APPROVED") || state().equals("RELEASED");
    }

    /** Why a gate refused it when it was asked last; empty where it passed, or was never asked. */
    public List<String> reasons(String gate) {
        List<String> reasons = List.of();
        for (JsonNode evidence : json.path("evidence"))
            if (evidence.path("gate").asText().equalsIgnoreCase(gate)) reasons = texts(evidence.path("reasons"));
        return reasons;
    }

    /** Agrees to it as it is seen here. @throws RegistryRefused where this person may not, or there is more to see now */
    public JsonNode approve(RegistryClient officer, String role, String reason) {
        return officer.post(
                "versions/" + digest() + "/approvals",
                Map.of("role", role, "decision", "APPROVE", "reason", reason, "evidenceSeen", evidenceSet()));
    }

    /** When the first of the approvals that count expires. */
    public Optional<Instant> approvedUntil() {
        return approvals().stream()
                .filter(approval -> approval.path("voided").isNull()
                        || approval.path("voided").isMissingNode())
                .map(approval -> Instant.parse(approval.path("expiresAt").asText()))
                .min(Instant::compareTo);
    }

    private List<JsonNode> approvals() {
        List<JsonNode> approvals = new ArrayList<>();
        json.path("approvals").forEach(approvals::add);
        return approvals;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }

    @Override
    public String toString() {
        return name() + " " + json.path("version").asText();
    }
}
