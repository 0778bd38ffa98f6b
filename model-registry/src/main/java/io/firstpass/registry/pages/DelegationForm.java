package io.firstpass.registry.pages;

import io.firstpass.registry.approval.Delegation;
import io.firstpass.registry.approval.Delegations;
import io.firstpass.registry.approval.Role;
import io.firstpass.registry.approval.ShownDelegation;
import io.firstpass.registry.database.Schema;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** An officer's word that somebody acts for him in one of his own roles, to the end of a day. */
@Named
@RequestScoped
public class DelegationForm {
    @Inject
    Schema schema;

    @Inject
    Reader reader;

    @Inject
    Officer officer;

    @Inject
    Delegations delegations;

    @Inject
    Said said;

    @Inject
    Words words;

    private List<ShownDelegation> all;
    private long number;
    private String to = "";
    private String role = "";
    private String until = LocalDate.now(ZoneOffset.UTC).plusDays(7).toString();

    public void give() throws IOException {
        Optional<Role> own = Role.find(role).filter(officer.ownRoles()::contains);
        Optional<Instant> end = end();
        if (own.isEmpty() || end.isEmpty() || to.isEmpty() || to.equals(reader.getName())) {
            said.refused(words.of("delegate.refused", Delegation.LONGEST_DAYS));
            return;
        }
        Instant now = Instant.now();
        delegations.give(new Delegation(reader.getName(), to, own.get(), end.get()), now, reader.from());
        done("DELEGATED");
    }

    public void withdraw() throws IOException {
        if (delegations.withdraw(number, reader.getName(), officer.ownRoles(), Instant.now(), reader.from()))
            done("WITHDRAWN");
        else {
            said.refused(words.of("delegate.gone"));
            all = null;
        }
    }

    private static void done(String said) throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect("inbox?said=" + said);
    }

    /** Those by which others act for him. */
    public List<ShownDelegation> getGiven() {
        return getAll().stream()
                .filter(one -> one.from().equals(reader.getName()))
                .toList();
    }

    /** Those by which he acts for others. */
    public List<ShownDelegation> getReceived() {
        return getAll().stream()
                .filter(one -> one.to().equals(reader.getName()))
                .toList();
    }

    /** Those between others in a role of his. */
    public List<ShownDelegation> getOthers() {
        return getAll().stream()
                .filter(one -> !one.from().equals(reader.getName()) && !one.to().equals(reader.getName()))
                .toList();
    }

    /** Those that he can end: by himself, or in the stead of a colleague who left. */
    public List<ShownDelegation> getEndable() {
        return getAll().stream()
                .filter(one -> one.from().equals(reader.getName())
                        || officer.ownRoles().contains(one.role()))
                .toList();
    }

    /** Whatever of it concerns him. */
    public List<ShownDelegation> getAll() {
        if (all == null) {
            schema.ensure();
            all = delegations.of(reader.getName(), officer.ownRoles(), Instant.now());
        }
        return all;
    }

    public long getNumber() {
        return number;
    }

    public void setNumber(long number) {
        this.number = number;
    }

    /** The end of that day; empty where it is no day to come within the longest time. */
    private Optional<Instant> end() {
        try {
            Instant now = Instant.now();
            Instant end = LocalDate.parse(until)
                    .plusDays(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
            return end.isAfter(now) && !end.isAfter(Delegation.latestEnd(now)) ? Optional.of(end) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public List<Role> getRoles() {
        return List.copyOf(officer.ownRoles());
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to == null ? "" : to.replace("\0", "").strip();
    }

    public String getRole() {
        return role;
    }

    public void setRole(String role) {
        this.role = role;
    }

    public String getUntil() {
        return until;
    }

    public void setUntil(String until) {
        this.until = until == null ? "" : until;
    }
}
