package io.firstpass.registry.approval;

/** What an approval is about: this package, this evidence, under this policy. If one of them changes it is void. */
public record Basis(String digest, String evidenceSet, int policyVersion) {
    /** What differs in the other one, in words; empty where nothing does. */
    String changesTo(Basis other) {
        if (!digest.equals(other.digest)) return "the package changed";
        if (!evidenceSet.equals(other.evidenceSet)) return "the evidence changed";
        return policyVersion == other.policyVersion ? "" : "the policy changed to version " + other.policyVersion;
    }
}
