package io.firstpass.registry.model;

/** How far a version is: measured and agreed to, running somewhere, or never to run again. */
public enum State {
    CANDIDATE,
    APPROVED,
    RELEASED,
    RETIRED,
    REVOKED
}
