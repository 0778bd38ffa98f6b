package io.firstpass.edge.inspection;

import io.firstpass.vision.image.ModelInput;

/** A frame as the model takes it, and what its file is by content, whatever the caller called it. */
record Decoded(ModelInput input, String contentType) {}
