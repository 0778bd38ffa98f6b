package io.firstpass.testbed.line;

import java.util.List;

/** A board before the camera's compression: its pixels without and with the defects. */
record Drawing(byte[] clean, byte[] flawed, List<Defect> defects, int jpegQuality) {}
