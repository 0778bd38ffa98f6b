package io.firstpass.edge.inspection;

/** How a caller wants to hear that an inspection's frame has left the edge. */
enum Absent {
    PROBLEM,
    NO_CONTENT
}
