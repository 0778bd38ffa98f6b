package io.firstpass.registry.log;

import static io.firstpass.registry.settings.Allowed.within;
import static io.firstpass.registry.settings.Allowed.wrong;

import io.firstpass.audit.AuditKeys;
import jakarta.enterprise.context.Dependent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a server sets for its audit log. A wrong value stops the start and is named with its range. */
@ConfigProperties(prefix = "firstpass.audit")
@Dependent
public class AuditSettings {
    @ConfigProperty(name = "key")
    public Optional<String> key;

    @ConfigProperty(name = "checkpoint")
    public Duration checkpoint;

    void validate() {
        within("firstpass.audit.checkpoint", checkpoint, Duration.ofSeconds(1), Duration.ofHours(1));
    }

    AuditKeys keys() {
        String file = key.orElseThrow(() -> wrong(
                "firstpass.audit.key",
                "not set",
                "the path of an EC P-256 private key as PEM, KEY.pem, with its public half beside it, KEY.pub"));
        try {
            return AuditKeys.read(Path.of(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("firstpass.audit.key: " + e.getMessage());
        }
    }
}
