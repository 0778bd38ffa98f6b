package io.firstpass.edge.link;

import io.firstpass.edge.settings.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;

/** The one link of this edge, to read and to report to. */
@ApplicationScoped
class LinkBeans {
    @Inject
    private Settings settings;

    @Inject
    private Event<LinkChanged> changes;

    @Inject
    private Event<ChannelBack> back;

    private ObservedLink link;

    @PostConstruct
    void open() {
        link = new ObservedLink(LinkSettings.from(settings).failures(), Clock.systemUTC(), this::tell, back::fire);
    }

    @Produces
    @ApplicationScoped
    Link link() {
        return link;
    }

    @Produces
    @ApplicationScoped
    Attempts attempts() {
        return link;
    }

    private void tell(LinkChanged change) {
        changes.fire(change);
        changes.fireAsync(change);
    }
}
