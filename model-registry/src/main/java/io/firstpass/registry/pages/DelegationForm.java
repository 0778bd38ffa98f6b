package io.firstpass.registry.pages;

import io.firstpass.registry.approval.Delegation;
import io.firstpass.registry.approval.Delegations;
import io.firstpass.registry.approval.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
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
    HttpServletRequest request;

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
        FacesContext.getCurrentInstance()
                .getExternalContext()
                .redirect("version?digest=" + request.getParameter("digest") + "&said=DELEGATED");
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
