package io.firstpass.registry.approval;

import io.firstpass.registry.model.ShownVersion;
import java.util.Set;

/** A version that waits for somebody's decision, in each of these roles. */
public record Waiting(ShownVersion version, Set<Role> roles) {}
