package io.firstpass.registry.evidence;

/** What looked: a program and its version. */
public record Tool(String name, String version) {}
