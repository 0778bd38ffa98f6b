package io.firstpass.provenance;

import io.firstpass.contract.Release;
import io.firstpass.contract.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What an edge asks before it loads a package: did the registry release it for this site's channel, and was it not
 * revoked since? It needs nothing but what lies on the edge's disk. Immutable and safe for all threads; which list of
 * revocations is the newest known is the caller's to keep.
 */
public final class ReleaseVerifier {
    private final BundleVerifier bundles;
    private final String channel;

    public ReleaseVerifier(PinnedKeys keys, String channel) {
        this.bundles = new BundleVerifier(keys, Purpose.RELEASE);
        this.channel = channel;
    }

    /**
     * @param digest the package's SHA-256, computed from the bytes that are to be loaded
     * @throws ProvenanceRefused if the package may not run here
     */
    public ReleaseStatement verify(byte[] bundleJson, String digest, RevocationList revoked, Instant now) {
        Sha256 wanted = new Sha256(digest);
        Statement statement =
                typed(bundleJson, ReleaseStatement.PREDICATE_TYPE, now).about(wanted);
        ReleaseStatement release = statement.predicateAs(ReleaseStatement.class);
        if (!release.model().digest().equals(digest))
            throw JsonObject.malformed("the release statement names two packages, " + digest + " and "
                    + release.model().digest());
        if (!release.channel().equals(channel))
            throw new ReleaseRefused(
                    ReleaseRefused.Reason.OTHER_CHANNEL,
                    "package " + digest + " is released to channel " + release.channel() + ", and this site is in "
                            + channel + ": release it to " + channel + ", or correct this site's channel");
        revoked.find(digest).ifPresent(found -> {
            throw new ReleaseRefused(
                    ReleaseRefused.Reason.REVOKED_PACKAGE,
                    "package " + digest + " was revoked at " + found.revokedAt() + " (" + found.reason()
                            + "): release another version to channel " + channel);
        });
        return release;
    }

    /**
     * Whether the registry said all of this, at this time, of the site's channel. Which packages it names, and whether they
     * may run, is to be verified for each of them.
     *
     * @throws ProvenanceRefused if it did not
     */
    public void verify(Release message, Instant now) {
        byte[] bundleJson = message.statement().getBytes(StandardCharsets.UTF_8);
        Statement statement = typed(bundleJson, ChannelStatement.PREDICATE_TYPE, now);
        ChannelStatement signed = statement.predicateAs(ChannelStatement.class);
        statement.about(signed.subject());
        if (!signed.channel().equals(channel))
            throw new ReleaseRefused(
                    ReleaseRefused.Reason.OTHER_CHANNEL,
                    "the registry said this of channel " + signed.channel() + ", and this site is in " + channel
                            + ": correct this site's channel, or find out who sent it here");
        if (!signed.equals(ChannelStatement.of(message)))
            throw new ReleaseRefused(
                    ReleaseRefused.Reason.OTHER_STATEMENT,
                    "the message of " + message.issuedAt() + " says something else than what the registry signed at "
                            + signed.issuedAt() + ": it was altered, find out who writes to the topic");
    }

    /**
     * @param known the newest list so far, {@link RevocationList#NONE} at first; the same list again is fine
     * @throws ProvenanceRefused if it is not the registry's, or older than what is known
     */
    public RevocationList revocations(byte[] bundleJson, RevocationList known, Instant now) {
        Statement statement = typed(bundleJson, RevocationList.PREDICATE_TYPE, now);
        RevocationList list = statement.predicateAs(RevocationList.class);
        statement.about(list.subject());
        if (list.number() > known.number() || list.equals(known)) return list;
        throw new ReleaseRefused(
                ReleaseRefused.Reason.REPLAYED,
                "revocation list " + list.number() + " of " + list.issuedAt() + " comes after list " + known.number()
                        + " of " + known.issuedAt() + ": publish the newest list, with a higher number");
    }

    private Statement typed(byte[] bundleJson, String predicateType, Instant now) {
        Statement statement = bundles.statement(bundleJson, now);
        if (statement.predicateType().equals(predicateType)) return statement;
        throw new ReleaseRefused(
                ReleaseRefused.Reason.OTHER_STATEMENT,
                "the statement is a " + statement.predicateType() + ", and a " + predicateType
                        + " is needed: hand in the right bundle");
    }
}
