package io.firstpass.registry.release;

import io.firstpass.contract.ChangeWindow;
import io.firstpass.contract.Release;
import io.firstpass.contract.Released;
import io.firstpass.contract.Topics;
import io.firstpass.provenance.ChannelStatement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Enters what a step changes, signs what runs then, and puts the channel's new state on its way to the edges. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ChannelSteps {
    @Inject
    ReleaseBook book;

    @Inject
    Outbox outbox;

    @Inject
    Seal seal;

    /** @param fresh what the version that is released now rests on; whatever comes back keeps its own */
    void take(Channel channel, Change change, Optional<Grounds> fresh, Instant now) {
        Instant issuedAt = channel.next(now);
        for (Rollout rollout : change.after()) {
            if (rollout.runs()) sealed(rollout, fresh, issuedAt);
            else book.change(rollout);
        }
        announce(channel, change.atOnce(), issuedAt);
    }

    /** Tells the channel's state as it is; {@code atOnce} leaves its windows out. */
    void announce(Channel channel, boolean atOnce, Instant issuedAt) {
        book.issued(channel.name(), atOnce, issuedAt);
        String name = channel.name();
        Released production = book.released(name, RolloutState.DONE).orElse(null);
        Released candidate = book.released(name, RolloutState.RUNNING).orElse(null);
        List<ChangeWindow> windows = atOnce ? List.of() : channel.windows();
        String statement = seal.sign(ChannelStatement.of(name, production, candidate, windows, issuedAt));
        outbox.add(
                Topics.RELEASES,
                name,
                new Release(name, production, candidate, windows, issuedAt, statement),
                issuedAt);
    }

    /** After the release key was changed: all that runs is signed with the new one. */
    void sealAnew(ChannelState at, Instant now) {
        Instant issuedAt = at.channel().next(now);
        at.production().ifPresent(rollout -> prove(rollout, book.grounds(rollout.id()), issuedAt));
        at.candidate().ifPresent(rollout -> prove(rollout, book.grounds(rollout.id()), issuedAt));
        announce(at.channel(), at.channel().atOnce(), issuedAt);
    }

    private void sealed(Rollout rollout, Optional<Grounds> fresh, Instant issuedAt) {
        Optional<Grounds> ofThis =
                fresh.filter(grounds -> grounds.model().digest().equals(rollout.digest()));
        if (rollout.rowVersion() == 0) {
            Grounds grounds = ofThis.orElseThrow();
            book.enter(rollout, grounds, seal.sign(grounds.statement(rollout, issuedAt)));
        } else {
            book.change(rollout);
            prove(rollout, ofThis.orElseGet(() -> book.grounds(rollout.id())), issuedAt);
        }
    }

    private void prove(Rollout rollout, Grounds grounds, Instant issuedAt) {
        book.prove(rollout.id(), grounds, seal.sign(grounds.statement(rollout, issuedAt)));
    }
}
