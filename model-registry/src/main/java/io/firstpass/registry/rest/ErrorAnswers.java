package io.firstpass.registry.rest;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;

/**
 * Errors that no resource answered: people get the page that web.xml names, programs a problem. A program is who asks below
 * the interfaces' addresses, or for anything but a page.
 */
@WebFilter(urlPatterns = "/*", dispatcherTypes = DispatcherType.ERROR)
public class ErrorAnswers extends HttpFilter {
    private static final long serialVersionUID = 1;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String asked = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (isProgram(request, asked)) ProblemAnswer.write(request, response, refusal(response.getStatus(), asked));
        else chain.doFilter(request, response);
    }

    private static boolean isProgram(HttpServletRequest request, String asked) {
        String below = asked.substring(
                Math.min(asked.length(), request.getContextPath().length()));
        if (below.startsWith("/api/") || below.startsWith("/admission/")) return true;
        String accept = request.getHeader("Accept");
        return accept == null || !accept.contains("html");
    }

    private static Refusal refusal(int status, String asked) {
        if (status == 404) return new Refusal(404, "not-found", asked);
        String reason = Optional.ofNullable(Response.Status.fromStatusCode(status))
                .map(Response.Status::getReasonPhrase)
                .orElse("");
        return new Refusal(status, "http", status, reason);
    }
}
