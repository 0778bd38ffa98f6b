package io.firstpass.edge.inspection;

import io.firstpass.edge.outbox.StoreFailed;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns everything that is thrown into a problem. What nobody foresaw is logged with its stack, and answered without. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class.getName());
    private static final int RETRY_AFTER_SECONDS = 1;

    @Context
    private HttpHeaders headers;

    @Context
    private UriInfo uri;

    @Override
    public Response toResponse(Throwable thrown) {
        Refusal refusal = refusal(thrown);
        if (refusal != null) return respond(refusal.type(), refusal.facts(), null);
        if (thrown instanceof WebApplicationException web) return ofJaxRs(web);
        return unforeseen(thrown);
    }

    /** JAX-RS wraps what is thrown while a body is read, so the refusal may lie deeper. */
    static Refusal refusal(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof Refusal refusal) return refusal;
            if (at instanceof StoreFailed) return new Refusal(ProblemType.STORE_FAILED);
        }
        return null;
    }

    private Response ofJaxRs(WebApplicationException web) {
        int status = web.getResponse().getStatus();
        if (status < 400) return web.getResponse();
        if (status >= 500) return unforeseen(web);
        return respond(
                ProblemType.ofStatus(status), List.of(), web.getResponse().getHeaderString(HttpHeaders.ALLOW));
    }

    private Response unforeseen(Throwable thrown) {
        LOG.log(Level.SEVERE, "a call failed for a reason that nobody foresaw", thrown);
        return respond(ProblemType.INTERNAL_ERROR, List.of(), null);
    }

    private Response respond(ProblemType type, List<Object> facts, String allow) {
        Problem problem = Problem.of(
                type,
                facts,
                ProblemTexts.spoken(headers.getAcceptableLanguages()),
                uri.getRequestUri().getPath());
        var response = Response.status(type.status()).entity(problem).type(Problem.MEDIA_TYPE);
        if (allow != null) response.header(HttpHeaders.ALLOW, allow);
        if (type.status() == 503) response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return response.build();
    }
}
