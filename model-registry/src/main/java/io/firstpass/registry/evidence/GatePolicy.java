package io.firstpass.registry.evidence;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.firstpass.contract.Sha256;
import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Which gates a version has to pass, and with which bounds. Immutable; changing anything means a higher version, and
 * evidence and approvals name the version they were given under.
 *
 * @param needed the gates without whose evidence nobody can approve
 */
public record GatePolicy(
        String schema,
        int version,
        Set<Gate> needed,
        ScanPolicy image,
        BenchmarkBounds benchmark,
        ApprovalRules approval) {
    static final String SCHEMA = "firstpass.gate-policy/1";

    /** A misspelt bound must stop the start, not be passed over. */
    private static final JsonMapper MAPPER = Messages.mapper()
            .rebuild()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    public GatePolicy {
        if (!SCHEMA.equals(schema)) throw new PolicyRefused("schema is " + schema + ", needs to be " + SCHEMA);
        if (version < 1) throw new PolicyRefused("version is " + version + ", needs to be 1 or more");
        PolicyRefused.present("needed", needed);
        // Weights run inside our own process: there is no policy under which nobody looks at them.
        if (!needed.contains(Gate.WEIGHTS)) throw new PolicyRefused("needed is " + needed + ", WEIGHTS must be in it");
        // In one order, so that the digest depends on nothing else.
        needed = Collections.unmodifiableSet(EnumSet.copyOf(needed));
        PolicyRefused.present("image", image);
        PolicyRefused.present("benchmark", benchmark);
        PolicyRefused.present("approval", approval);
    }

    /** The SHA-256 of what it says, however the file is written. */
    public String digest() {
        try {
            return Sha256.of(MAPPER.writeValueAsBytes(this)).hex();
        } catch (JacksonException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Holds it against what was in force before: evidence and approvals name a version alone, so that one version must say
     * one thing for good.
     *
     * @param known the digest of each version that was ever in force
     * @throws PolicyRefused where its version said something else, or a higher one was in force
     */
    public void comeAfter(SortedMap<Integer, String> known) {
        int highest = known.isEmpty() ? version : known.lastKey();
        String before = known.getOrDefault(version, digest());
        if (!before.equals(digest()))
            throw new PolicyRefused(
                    "version " + version + " was in force before and said something else (sha256 " + before + ", now "
                            + digest() + "): give it version " + (highest + 1) + ", or put back what it said");
        if (version < highest)
            throw new PolicyRefused(
                    "version is " + version + ", and " + highest + " was in force already: give it version "
                            + (highest + 1) + ", or put version " + highest + " back");
    }

    /** What a version still needs, given the latest evidence of each gate. */
    public List<Gate> open(Map<Gate, Evidence> latest, Instant now) {
        return needed.stream()
                .filter(gate -> !closed(gate, latest.get(gate), now))
                .sorted()
                .toList();
    }

    private boolean closed(Gate gate, Evidence latest, Instant now) {
        if (latest == null || latest.verdict() != Verdict.PASSED || latest.policyVersion() != version) return false;
        return gate != Gate.IMAGE || image.holds(latest, now);
    }

    /** The policy that comes with the product. */
    public static GatePolicy shipped() {
        try (InputStream in = GatePolicy.class.getResourceAsStream("gate-policy.json")) {
            return read(in.readAllBytes());
        } catch (IOException e) {
            throw new PolicyRefused("gate-policy.json of the product cannot be read: " + e.getMessage(), e);
        }
    }

    /** @throws PolicyRefused if something is missing, unknown or out of its range; the message names it */
    public static GatePolicy read(byte[] json) {
        try {
            return MAPPER.readValue(json, GatePolicy.class);
        } catch (JacksonException e) {
            String problem = e.getCause() instanceof PolicyRefused cause ? cause.getMessage() : e.getOriginalMessage();
            throw new PolicyRefused(
                    "gate policy: " + problem.lines().findFirst().orElse("is no JSON"), e);
        } catch (IOException e) {
            throw new PolicyRefused("gate policy: cannot be read: " + e.getMessage(), e);
        }
    }
}
