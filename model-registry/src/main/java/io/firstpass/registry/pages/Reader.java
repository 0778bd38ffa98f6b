package io.firstpass.registry.pages;

import io.firstpass.registry.log.AccessLog;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Whoever looks at the page, and which roles he has. */
@Named
@RequestScoped
public class Reader {
    private static final List<String> ROLES =
            List.of("ml-engineer", "pipeline", "security", "quality", "operator", "auditor", "scanner");

    private static final List<String> AUDITING = List.of("auditor", "security", "quality");

    @Inject
    HttpServletRequest request;

    @Inject
    Words words;

    @Inject
    AccessLog access;

    public boolean isKnown() {
        return request.getUserPrincipal() != null;
    }

    public String getName() {
        return isKnown() ? request.getUserPrincipal().getName() : "";
    }

    public boolean is(String role) {
        return request.isUserInRole(role);
    }

    public boolean isAuditing() {
        return AUDITING.stream().anyMatch(this::is);
    }

    List<String> roles() {
        return ROLES.stream().filter(this::is).toList();
    }

    public String getRolesShown() {
        return shown(roles());
    }

    /** Which roles the page takes that was refused. */
    public String getRolesNeeded() {
        Object refused = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return shown(String.valueOf(refused).contains("/audit") ? AUDITING : ROLES);
    }

    /** From where he acts, as the audit log says it. */
    String from() {
        return request.getRemoteAddr();
    }

    public void logOut() throws IOException, ServletException {
        String name = getName();
        request.logout();
        if (!name.isEmpty()) access.loggedOut(name, from());
        var session = request.getSession(false);
        if (session != null) session.invalidate();
        FacesContext.getCurrentInstance().getExternalContext().redirect("inbox");
    }

    private String shown(List<String> roles) {
        return roles.stream().map(role -> words.of("role." + role)).collect(Collectors.joining(", "));
    }
}
