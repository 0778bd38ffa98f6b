package io.firstpass.testbed.registry;

import java.util.stream.Collectors;

/** A package that comes to no plant beside a cloud, for the registry did not let it past. */
public final class NotApproved extends RuntimeException {
    NotApproved(VersionView version) {
        super(version + " is not approved: " + lacks(version)
                + "\n  an edge alone runs any package and says so: ./firstpass up --edge-only --model PACKAGE.zip");
    }

    private static String lacks(VersionView version) {
        if (version.missingGates().isEmpty()) return "it lacks the word of " + version.missingRoles();
        return version.missingGates().stream()
                .map(gate -> gate + " " + version.reasons(gate))
                .collect(Collectors.joining("; "));
    }
}
