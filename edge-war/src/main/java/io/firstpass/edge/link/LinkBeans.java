package io.firstpass.edge.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The one link of this edge, to read and to report to. */
@ApplicationScoped
class LinkBeans {
    private final ObservedLink link = new ObservedLink(Clock.systemUTC());

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
}
