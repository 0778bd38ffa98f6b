package io.firstpass.registry.pages;

import io.firstpass.registry.log.AccessLog;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * What a browser may do with what we answer: ask this host only, run no script that stands in a page, show it in nobody's
 * frame. And what it may send: a change that another site's page asks for in the reader's name is refused.
 */
@WebFilter(
        urlPatterns = "/*",
        dispatcherTypes = {DispatcherType.REQUEST})
public class PageHeaders extends HttpFilter {
    private static final long serialVersionUID = 1;

    private static final String POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
            + " form-action 'self'; frame-ancestors 'none'";
    private static final List<String> READING = List.of("GET", "HEAD", "OPTIONS");

    @Inject
    private transient AccessLog access;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        // Once an hour is written; whoever came by a form is known no earlier.
        if (request.getUserPrincipal() != null)
            access.loggedIn(request.getUserPrincipal().getName(), request.getRemoteAddr());
        if (READING.contains(request.getMethod()) || isOwn(request)) chain.doFilter(request, response);
        else response.sendError(HttpServletResponse.SC_FORBIDDEN);
        if (request.getRequestURI().endsWith("/j_security_check")) tellRefusal(request, response);
    }

    /** The server leads whoever it refuses back to the form, and him alone to that place of it. */
    private void tellRefusal(HttpServletRequest request, HttpServletResponse response) {
        String name = request.getParameter("j_username");
        if (name != null && String.valueOf(response.getHeader("Location")).endsWith("/log-in.xhtml?wrong=true"))
            access.logInRefused(name, request.getRemoteAddr());
    }

    /** Programs send neither header; browsers send at least one of them with what changes something. */
    private static boolean isOwn(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) return site.equals("same-origin") || site.equals("none");
        String origin = request.getHeader("Origin");
        return origin == null || origin.endsWith("//" + request.getHeader("Host"));
    }
}
