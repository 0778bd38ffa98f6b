package io.firstpass.testbed.registry;

import java.util.List;
import java.util.Locale;

/** Who works with the registry in the test bed, by the roles that each has there. */
public enum Person {
    MIA("submits model packages, and releases them", "ml-engineer", "pipeline"),
    SAM("approves for security", "security"),
    QUINN("approves for quality", "quality"),
    OTTO("runs the roll-outs", "operator"),
    ADA("reads the audit log", "auditor"),
    IRIS("hands in scans of container images", "scanner");

    private final String does;
    private final List<String> roles;

    Person(String does, String... roles) {
        this.does = does;
        this.roles = List.of(roles);
    }

    /** As the server's user registry knows it. */
    public String account() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is there for, in words. */
    public String does() {
        return does;
    }

    List<String> roles() {
        return roles;
    }
}
