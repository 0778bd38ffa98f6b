package io.firstpass.registry.container;

import io.firstpass.provenance.BundleSigner;
import io.firstpass.registry.evidence.PackageScan;
import io.firstpass.registry.evidence.Tool;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Evidence as a gate leaves it that was passed, for tests of what comes after: it counts as the gate's own does. */
public final class Passed {
    private Passed() {}

    /** @param gate a signature is by the {@link Builders#TEAM}, with its bundle; the others have no document */
    public static List<String> statements(UUID id, String digest, String gate) {
        Tool tool = tool(gate);
        String evidence =
                "insert into evidence (id, digest, gate, actor, at, tool, tool_version, verdict, figures, reasons, policy_version) values ('%s', '%s', '%s', 'mia', now(), '%s', '%s', 'PASSED', '{}', '[]', 1)"
                        .formatted(id, digest, gate, tool.name(), tool.version());
        if (!gate.equals("SIGNATURE")) return List.of(evidence);
        return List.of(
                evidence,
                "insert into evidence_document (id, document) values ('%s', convert_to('%s', 'UTF8'))"
                        .formatted(id, bundle(digest)));
    }

    public static String bundle(String digest) {
        return new String(new BundleSigner(Builders.TEAM).sign(digest), StandardCharsets.UTF_8);
    }

    public static Tool tool(String gate) {
        return switch (gate) {
            case "SIGNATURE" -> new Tool("firstpass-provenance", "key team");
            case "WEIGHTS" -> PackageScan.TOOL;
            default -> new Tool("firstpass", "1.0");
        };
    }
}
