package io.firstpass.registry.release;

import io.firstpass.contract.ChangeWindow;
import java.util.List;

/**
 * A channel as REST and pages show it. {@code production} and {@code candidate} are null where there is none;
 * {@code history} are its last releases, the newest first.
 */
public record ShownChannel(
        String name,
        List<String> sites,
        List<ChangeWindow> windows,
        long rowVersion,
        ShownRelease production,
        ShownRelease candidate,
        List<ShownRelease> history) {}
