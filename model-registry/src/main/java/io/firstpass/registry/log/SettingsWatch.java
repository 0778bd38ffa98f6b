package io.firstpass.registry.log;

import io.firstpass.audit.AuditEvent;
import io.firstpass.audit.AuditQuery;
import io.firstpass.audit.CheckpointKey;
import io.firstpass.contract.json.Messages;
import io.firstpass.registry.gates.KeysRead;
import io.firstpass.registry.gates.PackageKeys;
import io.firstpass.registry.gates.PolicyInForce;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;

/**
 * Tells the log at the start which gate policy is in force, where it is another than before, and which settings differ
 * from those that it heard of last: names and fingerprints, never values. The content of a file that a setting names
 * counts too: another policy, another key. Which keys are pinned it tells whenever they are read and are others, before
 * anything is decided by them: whoever pins one for a moment is seen.
 */
@ApplicationScoped
class SettingsWatch {
    private static final String SETTINGS = "settings";
    private static final String POLICY = "gate-policy";
    private static final String KEYS = "package-keys";
    private static final String ACTION = "settings.change";
    private static final String STREAM = "settings";

    @Inject
    Config config;

    @Inject
    PolicyInForce policy;

    @Inject
    PackageKeys keys;

    @Inject
    AuditTrail trail;

    private volatile String keysTold;

    void tell() {
        tellKeys(keys.said());
        tell(
                POLICY,
                "version " + policy.get().version() + " sha256:" + policy.get().digest());
        tell(SETTINGS, new String(Messages.write(fingerprints()), StandardCharsets.UTF_8));
    }

    void onKeys(@Observes KeysRead read) {
        tellKeys(read.keys());
    }

    private void tellKeys(String now) {
        if (now.equals(keysTold)) return;
        tell(KEYS, now);
        keysTold = now;
    }

    private void tell(String subject, String now) {
        String last = last(subject);
        if (now.equals(last)) return;
        trail.record(
                new AuditEvent(STREAM, Instant.now(), Happening.NOBODY, ACTION, subject, last, now, "this server"));
    }

    private SortedMap<String, String> fingerprints() {
        CheckpointKey key = trail.keys().signing();
        SortedMap<String, String> fingerprints = new TreeMap<>();
        SettingValues.of(config).forEach((name, value) -> fingerprints.put(name, key.fingerprint(name + "=" + value)));
        return fingerprints;
    }

    /** What the log holds of it, or null. */
    private String last(String subject) {
        var query = new AuditQuery(STREAM, subject, null, ACTION, null, null, null, 1);
        var found = trail.search().find(query).entries();
        return found.isEmpty() ? null : found.get(0).event().after();
    }
}
