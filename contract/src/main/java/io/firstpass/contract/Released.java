package io.firstpass.contract;

/**
 * A package that was released. {@code statement} is the proof: a Sigstore bundle in JSON, signed with the registry's
 * release key. Only what it says counts, the sites too; the other fields tell where to fetch from and what to look at
 * first. {@code packageSignature} is the bundle of who built the package.
 */
public record Released(String digest, RolloutStage stage, String objectKey, String statement, String packageSignature) {
    public Released {
        Required.digest("digest", digest);
        Required.present("stage", stage);
        Required.present("objectKey", objectKey);
        Required.present("statement", statement);
        Required.present("packageSignature", packageSignature);
    }
}
