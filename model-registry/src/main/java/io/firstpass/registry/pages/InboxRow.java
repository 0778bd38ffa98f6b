package io.firstpass.registry.pages;

import io.firstpass.registry.approval.Role;
import io.firstpass.registry.model.ShownVersion;
import java.util.List;

/** A version that waits for the reader: in which roles, and the few figures that say whether it is better and safe. */
public record InboxRow(ShownVersion version, List<Role> roles, List<Compared> headlines) {}
