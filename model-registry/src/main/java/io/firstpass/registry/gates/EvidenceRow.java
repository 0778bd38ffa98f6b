package io.firstpass.registry.gates;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.json.Messages;
import io.firstpass.registry.evidence.Evidence;
import io.firstpass.registry.evidence.Gate;
import io.firstpass.registry.evidence.Tool;
import io.firstpass.registry.evidence.Verdict;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Evidence as a row: added, never changed. */
@Entity
@Table(name = "evidence")
public class EvidenceRow {
    @Id
    UUID id;

    @Column(insertable = false, updatable = false)
    long number;

    String digest;

    @Enumerated(EnumType.STRING)
    Gate gate;

    String actor;

    OffsetDateTime at;

    String tool;

    @Column(name = "tool_version")
    String toolVersion;

    @Enumerated(EnumType.STRING)
    Verdict verdict;

    String figures;

    String reasons;

    @Column(name = "policy_version")
    int policyVersion;

    protected EvidenceRow() {}

    EvidenceRow(UUID id, Evidence evidence) {
        this.id = id;
        digest = evidence.digest();
        gate = evidence.gate();
        actor = evidence.actor();
        at = evidence.at().atOffset(ZoneOffset.UTC);
        tool = evidence.tool().name();
        toolVersion = evidence.tool().version();
        verdict = evidence.verdict();
        figures = json(numbers(evidence.figures()));
        reasons = json(evidence.reasons());
        policyVersion = evidence.policyVersion();
    }

    Evidence evidence() {
        var measured = new TreeMap<String, Double>();
        read(figures)
                .fields()
                .forEachRemaining(
                        one -> measured.put(one.getKey(), one.getValue().doubleValue()));
        var why = new ArrayList<String>();
        read(reasons).forEach(reason -> why.add(reason.textValue()));
        return new Evidence(
                gate,
                digest,
                actor,
                at.toInstant(),
                new Tool(tool, toolVersion),
                measured,
                verdict,
                why,
                policyVersion);
    }

    private static JsonNode read(String json) {
        return Messages.read(json.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }

    /** JSON has no word for what is no number, and nothing was measured where a figure is none. */
    private static Map<String, Double> numbers(Map<String, Double> figures) {
        var numbers = new TreeMap<>(figures);
        numbers.values().removeIf(value -> !Double.isFinite(value));
        return numbers;
    }

    private static String json(Object value) {
        return new String(Messages.write(value), StandardCharsets.UTF_8);
    }
}
