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
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

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
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) throw new Refusal(401, "log-in");
        try {
            String[] given = new String(
                            Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8)
                    .split(":", 2);
            if (given.length < 2) throw new Refusal(401, "log-in");
            request.login(given[0], given[1]);
        } catch (IllegalArgumentException | ServletException e) {
            throw new Refusal(401, "log-in");
        }
    }
}
