package io.firstpass.registry.model;

/** A checked package on its way into the book; {@code from} is the address that it came from. */
public record Submission(
        String digest, String name, String version, String manifest, long bytes, String submitter, String from) {}
