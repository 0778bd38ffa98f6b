package io.firstpass.registry.rest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The account that a request names by basic authentication; whether it is good nobody knows yet. */
public record BasicAccount(String name, String password) {
    /** @param header the value of Authorization, or null */
    public static Optional<BasicAccount> in(String header) {
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) return Optional.empty();
        try {
            byte[] given = Base64.getDecoder().decode(header.substring(6).strip());
            String[] parts = new String(given, StandardCharsets.UTF_8).split(":", 2);
            return parts.length < 2 ? Optional.empty() : Optional.of(new BasicAccount(parts[0], parts[1]));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "account " + name;
    }
}
