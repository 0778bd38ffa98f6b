package io.firstpass.registry.model;

import java.nio.file.Path;
import java.util.Optional;

/** Tries whether the inference engine takes a package's weights; whoever can implements it as a bean. */
public interface LoadCheck {
    /** @return why it does not; empty where it does */
    Optional<String> refusal(Path zip, String digest);
}
