package io.firstpass.registry.pages;

import io.firstpass.registry.model.State;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;

/** What the roll-out board has to know before it asks for the rest by itself: what may be released, and by whom. */
@Named
@RequestScoped
public class BoardPage {
    private static final int MOST = 50;

    @Inject
    VersionRows versions;

    @Inject
    Reader reader;

    /** Approved versions and those that were released before, the newest first of each. */
    public List<VersionRow> getReleasable() {
        return Stream.of(State.APPROVED, State.RELEASED)
                .flatMap(state -> versions.find("", state.name(), Long.MAX_VALUE, MOST).stream())
                .toList();
    }

    public boolean isReleaser() {
        return reader.is("operator") || reader.is("ml-engineer");
    }

    /** More people may stop something than may start it. */
    public boolean isStopper() {
        return isReleaser() || reader.is("security") || reader.is("quality");
    }
}
