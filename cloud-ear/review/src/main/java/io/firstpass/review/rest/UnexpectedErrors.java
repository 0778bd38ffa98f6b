package io.firstpass.review.rest;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What nobody foresaw, most often a database that is away: logged in full, told in one sentence. */
@Provider
public class UnexpectedErrors implements ExceptionMapper<Exception> {
    private static final Logger LOG = Logger.getLogger(UnexpectedErrors.class.getName());

    @Override
    public Response toResponse(Exception e) {
        LOG.log(Level.SEVERE, "a request could not be answered", e);
        return Problem.response(
                503,
                "unavailable",
                "Cannot be answered now",
                "The server could not read its records; try again later.");
    }
}
