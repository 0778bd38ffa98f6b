package io.firstpass.testbed.faults;

import io.firstpass.contract.EntryKind;
import java.util.UUID;

/** What an entry of the edge's outbox was about. */
record Numbered(EntryKind kind, UUID inspection) {}
