package io.firstpass.registry.release;

import io.firstpass.registry.model.Deed;
import io.firstpass.registry.rest.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The channels, with what runs in each. Thread-safe. */
@ApplicationScoped
public class Channels {
    private static final int HISTORY = 10;

    @Inject
    Sql sql;

    @Inject
    ReleaseBook book;

    @Inject
    ChannelSteps steps;

    @Inject
    Event<Deed> deeds;

    /**
     * Makes the channel, or gives it these sites and windows; what runs there stays, and is told with the new windows.
     *
     * @param seen its row version as the caller saw it; empty to change it whatever it is
     * @return whether it is new
     */
    @Transactional
    public boolean put(String name, ChannelRequest wish, OptionalLong seen, String actor, String from) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        boolean isNew = sql.update(
                        "insert into channel (name, sites, windows, issued_at) values (?, ?, ?, ?) on conflict do nothing",
                        name,
                        Json.write(wish.sites()),
                        Json.write(wish.windows()),
                        now)
                == 1;
        Channel before = book.lock(name).orElseThrow().channel();
        if (isNew) deeds.fire(new Deed(actor, "channel.change", name, "", Json.write(wish), from));
        else change(before, wish, seen, actor, from);
        return isNew;
    }

    @Transactional
    public Optional<ShownChannel> find(String name) {
        return sql.find("select * from channel where name = ?", ReleaseRows::channel, name)
                .map(this::shown);
    }

    /** By name, those after the given one. */
    @Transactional
    public List<ShownChannel> page(String after, int limit) {
        return sql
                .list(
                        "select * from channel where name collate \"C\" > ? order by name collate \"C\" limit ?",
                        ReleaseRows::channel,
                        after,
                        limit)
                .stream()
                .map(this::shown)
                .toList();
    }

    private void change(Channel before, ChannelRequest wish, OptionalLong seen, String actor, String from) {
        if (seen.isPresent() && seen.getAsLong() != before.rowVersion())
            throw new Refusal(412, "channel-changed", before.name(), before.rowVersion(), seen.getAsLong());
        String was = Json.write(new ChannelRequest(before.sites(), before.windows()));
        if (was.equals(Json.write(wish))) return;
        sql.update(
                "update channel set sites = ?, windows = ? where name = ?",
                Json.write(wish.sites()),
                Json.write(wish.windows()),
                before.name());
        Instant issuedAt = before.next(Instant.now().truncatedTo(ChronoUnit.MICROS));
        ChannelState at = book.lock(before.name()).orElseThrow();
        // Nothing runs there yet: nobody needs to hear of it.
        if (at.production().isPresent() || at.candidate().isPresent())
            steps.announce(at.channel(), before.atOnce(), issuedAt);
        else book.issued(before.name(), before.atOnce(), issuedAt);
        deeds.fire(new Deed(actor, "channel.change", before.name(), was, Json.write(wish), from));
    }

    private ShownChannel shown(Channel channel) {
        return new ShownChannel(
                channel.name(),
                channel.sites(),
                channel.windows(),
                channel.rowVersion(),
                book.findShown(channel.name(), RolloutState.DONE).orElse(null),
                book.findShown(channel.name(), RolloutState.RUNNING).orElse(null),
                book.page(channel.name(), Long.MAX_VALUE, HISTORY));
    }
}
