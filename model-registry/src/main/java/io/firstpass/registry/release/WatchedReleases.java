package io.firstpass.registry.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The releases on their way that have bounds, and what was noted of them. */
@ApplicationScoped
class WatchedReleases {
    @Inject
    ReleaseBook book;

    @Inject
    Channels channels;

    /** A release, what its channel has in production, and the sites that run that. */
    record Watched(Rollout rollout, Optional<String> production, List<String> otherSites) {
        boolean canCompare() {
            return production.isPresent() && !otherSites.isEmpty();
        }
    }

    @Transactional
    List<Watched> all() {
        return book.bounded().stream().map(this::watched).toList();
    }

    @Transactional
    void note(UUID id, ShownRelease.Checked checked) {
        book.checked(id, checked);
    }

    private Watched watched(Rollout rollout) {
        ShownChannel channel = channels.find(rollout.channel()).orElseThrow();
        var others = new ArrayList<>(channel.sites());
        others.removeAll(rollout.sites());
        return new Watched(
                rollout, Optional.ofNullable(channel.production()).map(ShownRelease::digest), List.copyOf(others));
    }
}
