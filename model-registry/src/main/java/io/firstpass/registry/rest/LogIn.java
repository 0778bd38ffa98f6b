package io.firstpass.registry.rest;

import jakarta.annotation.Priority;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;

/**
 * Lets in whom the server's user registry knows and whose role the resource names, so that who is refused reads which
 * role it takes. The container's own refusal would come without a body.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class LogIn implements ContainerRequestFilter {
    @Context
    private HttpServletRequest request;

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext call) {
        if (request.getUserPrincipal() == null) logIn(request.getHeader(HttpHeaders.AUTHORIZATION));
        RolesAllowed allowed = resource.getResourceMethod().getAnnotation(RolesAllowed.class);
        if (allowed != null && Arrays.stream(allowed.value()).noneMatch(request::isUserInRole))
            throw new Refusal(403, "role-needed", String.join(", ", allowed.value()));
    }

    private void logIn(String header) {
        BasicAccount account = BasicAccount.in(header).orElseThrow(() -> new Refusal(401, "log-in"));
        try {
            request.login(account.name(), account.password());
        } catch (ServletException e) {
            throw new Refusal(401, "log-in");
        }
    }
}
