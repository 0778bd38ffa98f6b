package io.firstpass.registry.golden;

/** This model's versions are measured on another golden set. Told as a CDI event inside the transaction that changes it. */
public record GoldenSetChanged(String model) {}
