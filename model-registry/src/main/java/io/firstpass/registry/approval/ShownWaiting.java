package io.firstpass.registry.approval;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.firstpass.registry.model.ShownVersion;
import java.util.List;

/** A version that waits, as REST shows it, and for which of the caller's roles. */
public record ShownWaiting(@JsonUnwrapped ShownVersion version, List<String> waitsFor) {
    static ShownWaiting of(Waiting waiting) {
        return new ShownWaiting(
                waiting.version(),
                waiting.roles().stream().sorted().map(Role::slug).toList());
    }
}
