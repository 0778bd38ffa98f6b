package io.firstpass.registry.pages;

import io.firstpass.registry.evidence.Evidence;
import io.firstpass.registry.evidence.Gate;
import io.firstpass.registry.gates.EvidenceBook;
import io.firstpass.registry.gates.PolicyInForce;
import io.firstpass.registry.gates.StoredEvidence;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The gates of a version with what each found. */
@Named
@RequestScoped
public class GatesPanel {
    /** Who may read a benchmark's progress. */
    private static final List<String> MEASURING = List.of("ml-engineer", "pipeline", "security", "quality", "auditor");

    @Inject
    Asked asked;

    @Inject
    EvidenceBook evidence;

    @Inject
    PolicyInForce policy;

    @Inject
    Reader reader;

    private List<GateRow> rows;
    private int seen = Integer.MAX_VALUE;

    public List<GateRow> getRows() {
        if (rows == null) rows = rows();
        return rows;
    }

    private List<GateRow> rows() {
        String digest = asked.version().orElseThrow().digest();
        Map<Gate, Evidence> latest = new EnumMap<>(Gate.class);
        Set<Gate> fresh = new HashSet<>();
        List<StoredEvidence> all = evidence.of(digest);
        for (int i = 0; i < all.size(); i++) {
            Evidence one = all.get(i).evidence();
            latest.put(one.gate(), one);
            if (i >= seen) fresh.add(one.gate());
        }
        Set<Gate> needed = policy.get().needed();
        Set<Gate> open = Set.copyOf(evidence.openGates(digest));
        return Arrays.stream(Gate.values())
                .map(gate -> new GateRow(
                        gate, latest.get(gate), needed.contains(gate), open.contains(gate), fresh.contains(gate)))
                .toList();
    }

    /** How many evidences there are: what a form remembers, to tell later which are new. */
    public int getCount() {
        return evidence.of(asked.version().orElseThrow().digest()).size();
    }

    /** Whether the reader may be told how far a benchmark is that this version waits for. */
    public boolean isMeasurable() {
        return MEASURING.stream().anyMatch(reader::is)
                && evidence.openGates(asked.version().orElseThrow().digest()).contains(Gate.BENCHMARK);
    }

    /** Whether he may cancel it. */
    public boolean isStopper() {
        return reader.is("ml-engineer") || reader.is("quality") || reader.is("pipeline");
    }

    /** What came after so many is shown as new. */
    void mark(int seenBefore) {
        seen = seenBefore;
        rows = null;
    }
}
