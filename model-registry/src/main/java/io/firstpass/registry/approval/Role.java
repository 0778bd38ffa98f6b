package io.firstpass.registry.approval;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whose agreement a version needs: one person of each, never the same. */
public enum Role {
    SECURITY,
    QUALITY;

    /** As the server's security, requests and answers name it. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> find(String slug) {
        return Arrays.stream(values()).filter(role -> role.slug().equals(slug)).findFirst();
    }
}
