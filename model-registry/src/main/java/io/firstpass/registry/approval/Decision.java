package io.firstpass.registry.approval;

/** What an officer says about a version: it may run, it may not, or something has to be changed first. */
public enum Decision {
    APPROVE,
    REJECT,
    CHANGES
}
