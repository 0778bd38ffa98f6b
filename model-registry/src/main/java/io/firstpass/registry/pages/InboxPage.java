package io.firstpass.registry.pages;

import io.firstpass.registry.approval.Inbox;
import io.firstpass.registry.approval.Waiting;
import io.firstpass.registry.database.Schema;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;

/** What the reader can decide now: past its gates, lacking a role's word that he may give. */
@Named
@RequestScoped
public class InboxPage {
    private static final int ROWS = 20;
    private static final List<String> HEADLINES = List.of("map33", "missed", "falseCall", "p99");

    @Inject
    Schema schema;

    @Inject
    Inbox inbox;

    @Inject
    Officer officer;

    @Inject
    Reader reader;

    @Inject
    Benchmarked benchmarked;

    private String after = "";
    private List<Waiting> found;
    private List<InboxRow> rows;

    public List<InboxRow> getRows() {
        if (rows == null) rows = rows();
        return rows;
    }

    private List<InboxRow> rows() {
        List<Waiting> shown = found().subList(0, Math.min(ROWS, found().size()));
        Map<String, List<Compared>> compared =
                benchmarked.compared(shown.stream().map(Waiting::version).toList());
        return shown.stream()
                .map(one -> row(one, compared.get(one.version().digest())))
                .toList();
    }

    private static InboxRow row(Waiting waiting, List<Compared> compared) {
        List<Compared> headlines = compared.stream()
                .filter(row -> HEADLINES.contains(row.of().key()))
                .toList();
        return new InboxRow(waiting.version(), List.copyOf(waiting.roles()), headlines);
    }

    /** Where the next page begins; empty at the end. */
    public String getNext() {
        return found().size() > ROWS
                ? Long.toString(found().get(ROWS - 1).version().number())
                : "";
    }

    /** Whether anything can ever wait for him. */
    public boolean isOfficer() {
        return !officer.roles().isEmpty();
    }

    private List<Waiting> found() {
        if (found == null) {
            schema.ensure();
            long place = after.isEmpty() ? 0 : Long.parseLong(after);
            found = inbox.waitingFor(reader.getName(), officer.ownRoles(), place, ROWS + 1);
        }
        return found;
    }

    public String getAfter() {
        return after;
    }

    public void setAfter(String after) {
        this.after = after != null && after.matches("[0-9]{1,18}") ? after : "";
    }
}
