package io.firstpass.provenance;

import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.Required;
import io.firstpass.contract.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Every package that may run nowhere any more, signed with the registry's release key. A list replaces the one before
 * as a whole; its number only grows, so that an older list cannot be put in the place of a newer one. Ordered by digest.
 */
public record RevocationList(long number, Instant issuedAt, List<Revocation> revocations) {
    public static final String PREDICATE_TYPE = "https://firstpass.io/revocations/v1";

    /** What an edge knows before it was told of any list. */
    public static final RevocationList NONE = new RevocationList(0, Instant.EPOCH, List.of());

    /** A package that was revoked, and why. */
    public record Revocation(String digest, String reason, Instant revokedAt) {
        public Revocation {
            Required.digest("digest", digest);
            Required.present("reason", reason);
            Required.present("revokedAt", revokedAt);
        }
    }

    public RevocationList {
        if (number < 0) throw new InvalidMessage("number", "needs to be at least 0, is " + number);
        Required.present("issuedAt", issuedAt);
        revocations = Required.list("revocations", revocations).stream()
                .sorted(Comparator.comparing(Revocation::digest))
                .toList();
        if (revocations.stream().map(Revocation::digest).distinct().count() != revocations.size())
            throw new InvalidMessage("revocations", "needs each package once");
    }

    public Optional<Revocation> find(String digest) {
        return revocations.stream()
                .filter(revoked -> revoked.digest().equals(digest))
                .findFirst();
    }

    /** A statement needs a subject, and a list may be empty: its subject is the list of the digests itself. */
    Sha256 subject() {
        String digests =
                revocations.stream().map(revoked -> revoked.digest() + "\n").collect(Collectors.joining());
        return Sha256.of(digests.getBytes(StandardCharsets.US_ASCII));
    }

    Statement statement() {
        return Statement.of("revocations-" + number, subject(), PREDICATE_TYPE, this);
    }
}
