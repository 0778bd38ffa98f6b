package io.firstpass.registry.release;

import io.firstpass.registry.model.Deed;
import io.firstpass.registry.model.ShownVersion;
import io.firstpass.registry.model.State;
import io.firstpass.registry.model.VersionBook;
import io.firstpass.registry.rest.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ends the life of versions: revoked ones stop at once everywhere, retired ones are not released any more. Thread-safe. */
@ApplicationScoped
public class Withdrawals {
    @Inject
    ReleaseBook book;

    @Inject
    RevocationLists lists;

    @Inject
    Releases releases;

    @Inject
    VersionBook versions;

    @Inject
    Event<Deed> deeds;

    /**
     * Revokes it for good: it is on the next list, and every channel falls back to what ran before. A version that is
     * revoked already stays as it is.
     */
    @Transactional
    public void revoke(String digest, String reason, String actor, String from) {
        // All channels first, as every step takes its channel before the version.
        book.lockAll();
        ShownVersion version = versions.lock(digest);
        if (version.state() == State.REVOKED) return;
        versions.become(digest, State.REVOKED);
        deeds.fire(
                new Deed(actor, "version.revoke", digest, version.state().name(), State.REVOKED + " " + reason, from));
        lists.add(digest, reason, actor);
        // Read once more: what comes back must not be this version.
        for (ChannelState at : book.lockAll()) releases.revoke(at, digest, "revoked: " + reason, actor, from);
    }

    /** @throws Refusal while it runs somewhere */
    @Transactional
    public void retire(String digest, String reason, String actor, String from) {
        List<ChannelState> held = book.lockAll();
        ShownVersion version = versions.lock(digest);
        if (version.state() == State.REVOKED) throw new Refusal(409, "version-state", digest, State.REVOKED);
        if (version.state() == State.RETIRED) return;
        String running = running(held, digest);
        if (!running.isEmpty()) throw new Refusal(409, "still-running", digest, running);
        versions.become(digest, State.RETIRED);
        deeds.fire(
                new Deed(actor, "version.retire", digest, version.state().name(), State.RETIRED + " " + reason, from));
    }

    private static String running(List<ChannelState> channels, String digest) {
        return channels.stream()
                .filter(at -> Stream.of(at.production(), at.candidate())
                        .flatMap(Optional::stream)
                        .anyMatch(rollout -> rollout.digest().equals(digest)))
                .map(at -> at.channel().name())
                .collect(Collectors.joining(", "));
    }
}
