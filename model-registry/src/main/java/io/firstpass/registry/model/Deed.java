package io.firstpass.registry.model;

/** What somebody did, told as a CDI event inside the transaction of the deed; whoever audits observes it there. */
public record Deed(String actor, String action, String subject, String before, String after, String from) {}
