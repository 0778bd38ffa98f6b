package io.firstpass.testbed.line;

import io.firstpass.contract.Box;

/** One injected defect: its class and the box around what it changed. */
public record Defect(String defect, Box box) {}
