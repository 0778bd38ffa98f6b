package io.firstpass.registry.golden;

import java.util.List;

/** These models' versions are measured on another golden set. Told as a CDI event inside the transaction that changes it. */
public record GoldenSetChanged(List<String> models) {}
