package io.firstpass.registry.release;

import static io.firstpass.registry.settings.Allowed.within;
import static io.firstpass.registry.settings.Allowed.wrong;

import jakarta.enterprise.context.Dependent;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a server sets for releases. A wrong value stops the start and is named with its range. */
@ConfigProperties(prefix = "firstpass")
@Dependent
public class ReleaseSettings {
    @ConfigProperty(name = "registry.release-key")
    public Optional<String> releaseKey;

    @ConfigProperty(name = "registry.rollout.check")
    public Duration rolloutCheck;

    @ConfigProperty(name = "review.url")
    public Optional<URI> reviewUrl;

    void validate() {
        within("firstpass.registry.rollout.check", rolloutCheck, Duration.ofMillis(100), Duration.ofDays(1));
        reviewUrl.ifPresent(url -> {
            if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme()))
                throw wrong("firstpass.review.url", url, "an http or https address, or empty");
        });
    }
}
