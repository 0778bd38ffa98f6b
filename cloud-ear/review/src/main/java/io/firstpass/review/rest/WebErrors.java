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
        return Problem.response(response.getStatus(), "http-" + response.getStatus(), title, title);
    }
}
