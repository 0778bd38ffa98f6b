package io.firstpass.review.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;

/** An answer that is an error, as RFC 9457 wants it; {@code detail} says what to do about it. */
public record Problem(URI type, String title, int status, String detail) {
    public static final String JSON = "application/problem+json";

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    static Response response(int status, String kind, String title, String detail) {
        var problem = new Problem(URI.create("urn:firstpass:problem:" + kind), title, status, detail);
        return Response.status(status).type(JSON).entity(problem).build();
    }

    public static WebApplicationException notFound(String detail) {
        return new WebApplicationException(response(404, "not-found", "Not found", detail));
    }

    public static WebApplicationException invalid(String parameter, String problem) {
        return new WebApplicationException(
                response(400, "invalid-parameter", "A parameter cannot be used", parameter + " " + problem));
    }

    public static UUID uuid(String parameter, String text) {
        try {
            UUID id = UUID.fromString(text);
            // The JDK takes shortened groups; an id that does not read back the same was not one.
            if (id.toString().equalsIgnoreCase(text)) return id;
        } catch (IllegalArgumentException e) {
            // Answered below, the same as a shortened one.
        }
        throw invalid(parameter, "needs to be a UUID such as 0190a6e2-7c1e-7000-8000-000000000000");
    }

    /** @throws WebApplicationException where the database could not hold it; null is none */
    public static void text(String parameter, String text) {
        if (text != null && text.indexOf('\0') >= 0) throw invalid(parameter, "must not hold the character 0");
    }

    public static int limit(String text) {
        long limit = number("limit", text);
        if (limit < 1 || limit > 500) throw invalid("limit", "needs to be within 1 and 500, is " + limit);
        return (int) limit;
    }

    /** The place of a page's last entry, as an earlier answer gave it in {@code next}. */
    public static long cursor(String text) {
        return number("after", text);
    }

    public static Instant instant(String parameter, String text) {
        try {
            Instant instant = Instant.parse(text);
            if (!instant.isBefore(FIRST) && instant.isBefore(LAST)) return instant;
        } catch (DateTimeParseException e) {
            // Answered below, the same as one that no database holds.
        }
        throw invalid(parameter, "needs to be an instant such as 2026-01-31T08:00:00Z");
    }

    public static long number(String parameter, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw invalid(parameter, "needs to be a whole number");
        }
    }
}
