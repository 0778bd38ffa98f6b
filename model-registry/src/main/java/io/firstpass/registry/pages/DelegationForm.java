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
    private static final int LONGEST_DAYS = 90;

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
            said.refused(words.of("delegate.refused", LONGEST_DAYS));
            return;
        }
        Instant now = Instant.now();
        delegations.give(new Delegation(reader.getName(), to, own.get(), end.get()), now, reader.from());
        done("DELEGATED");
    }

    public void withdraw() throws IOException {
        if (delegations.withdraw(number, reader.getName(), Instant.now(), reader.from())) done("WITHDRAWN");
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
        return all().stream().filter(one -> one.from().equals(reader.getName())).toList();
    }

    /** Those by which he acts for others. */
    public List<ShownDelegation> getReceived() {
        return all().stream().filter(one -> one.to().equals(reader.getName())).toList();
    }

    private List<ShownDelegation> all() {
        if (all == null) {
            schema.ensure();
            all = delegations.of(reader.getName(), Instant.now());
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
            LocalDate day = LocalDate.parse(until);
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            if (day.isBefore(today) || day.isAfter(today.plusDays(LONGEST_DAYS))) return Optional.empty();
            return Optional.of(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
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
