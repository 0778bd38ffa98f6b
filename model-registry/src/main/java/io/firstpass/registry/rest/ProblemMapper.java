package io.firstpass.registry.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns everything that is thrown into a problem. What nobody foresaw is logged in full, and told in one sentence. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class.getName());

    @Context
    private HttpHeaders headers;

    @Override
    public Response toResponse(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause())
            if (at instanceof Refusal refusal) return problem(refusal).build();
        if (thrown instanceof WebApplicationException web && web.getResponse().getStatus() < 500)
            return ofJaxRs(web.getResponse());
        LOG.log(Level.SEVERE, "a request could not be answered", thrown);
        return problem(new Refusal(503, "unavailable")).build();
    }

    private Response.ResponseBuilder problem(Refusal refusal) {
        Problem problem = ProblemTexts.in(headers.getAcceptableLanguages())
                .problem(refusal.status(), refusal.kind(), refusal.facts());
        var answer = Response.status(refusal.status()).type(Problem.MEDIA_TYPE).entity(problem);
        if (refusal.status() == 401) answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Firstpass registry\"");
        return answer;
    }

    private Response ofJaxRs(Response response) {
        if (response.getStatus() < 400) return response;
        var refusal = new Refusal(
                response.getStatus(),
                "http",
                response.getStatus(),
                response.getStatusInfo().getReasonPhrase());
        String allow = response.getHeaderString(HttpHeaders.ALLOW);
        var answer = problem(refusal);
        return (allow == null ? answer : answer.header(HttpHeaders.ALLOW, allow)).build();
    }
}
