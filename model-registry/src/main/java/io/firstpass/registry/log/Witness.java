package io.firstpass.registry.log;

import io.firstpass.registry.rest.BasicAccount;
import io.firstpass.registry.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.security.Principal;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Sees every answer of the REST interface before it leaves, and tells the access log of log-ins and refusals. The address is
 * the socket's: what a header says of it, anybody can write.
 */
@Provider
@ApplicationScoped
public class Witness implements ContainerResponseFilter {
    private static final Pattern ROLE_OR_LOG_IN = Pattern.compile("^\\d+ (role-needed|log-in)");
    private static final Set<Integer> DEED_REFUSED = Set.of(409, 412, 413, 422);

    @Context
    private HttpServletRequest request;

    @Inject
    AccessLog access;

    @Override
    public void filter(ContainerRequestContext call, ContainerResponseContext answer) {
        Principal principal = request.getUserPrincipal();
        String name = principal == null ? null : principal.getName();
        String from = request.getRemoteAddr();
        var tried = BasicAccount.in(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (name != null) access.loggedIn(name, from);
        else if (answer.getStatus() == 401 && tried.isPresent()) {
            access.logInRefused(tried.get().name(), from);
            return;
        }
        String path = call.getUriInfo().getPath(false).replaceFirst("^/", "");
        String why = why(answer);
        String action = refusedAction(call.getMethod(), path, answer.getStatus(), why);
        if (action != null) access.refused(name, action, call.getMethod() + " " + path, why, from);
    }

    /** Which refusal it is, or null where no auditor asks for it; refused packages and approvals are told as deeds. */
    private static String refusedAction(String method, String path, int status, String why) {
        boolean isTold = path.startsWith("packages/") || path.endsWith("/approvals");
        if (status == 401 || status == 403)
            return isTold && !ROLE_OR_LOG_IN.matcher(why).find() ? null : "access.refuse";
        if (isTold || method.equals("GET") || !DEED_REFUSED.contains(status)) return null;
        return path.contains("/evidence/") ? "evidence.refuse" : "access.refuse";
    }

    private static String why(ContainerResponseContext answer) {
        if (answer.getEntity() instanceof Problem problem)
            return answer.getStatus() + " "
                    + problem.type().substring(problem.type().lastIndexOf(':') + 1) + ": " + problem.detail();
        return Integer.toString(answer.getStatus());
    }
}
