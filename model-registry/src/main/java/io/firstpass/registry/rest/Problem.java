package io.firstpass.registry.rest;

/** An answer that is an error, as RFC 9457 wants it; {@code detail} says what to do about it. */
public record Problem(String type, String title, int status, String detail) {
    public static final String MEDIA_TYPE = "application/problem+json";
}
