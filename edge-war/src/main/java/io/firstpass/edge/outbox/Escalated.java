package io.firstpass.edge.outbox;

import java.time.Duration;

/** What one escalation took of the site's budgets: how long {@code ago}, in the edge's running time, and bytes as they lie here. */
public record Escalated(Duration ago, boolean audit, long bytes) {}
