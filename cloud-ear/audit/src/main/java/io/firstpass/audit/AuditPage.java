package io.firstpass.audit;

import java.util.List;
import java.util.Optional;

/** Some events, newest first, and where the next page begins if there are more. */
public record AuditPage(List<AuditEntry> entries, Optional<AuditCursor> next) {}
