package io.firstpass.review.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Gives the container's own refusals (no such path, method not allowed) the shape of a problem. */
@Provider
public class WebErrors implements ExceptionMapper<WebApplicationException> {
    @Override
    public Response toResponse(WebApplicationException e) {
        Response response = e.getResponse();
        if (response.hasEntity()) return response;
        String title = response.getStatusInfo().getReasonPhrase();
        Response problem = Problem.response(response.getStatus(), "http-" + response.getStatus(), title, title);
        // What the container says beside the status stays, such as Allow with a 405.
        return Response.fromResponse(response)
                .type(Problem.JSON)
                .entity(problem.getEntity())
                .build();
    }
}
