package io.firstpass.review.secondlook;

import io.firstpass.contract.Detection;
import io.firstpass.contract.ModelRef;
import io.firstpass.vision.detection.Certainty;
import java.util.List;

/** What the larger model saw on a frame, how sure it is, and which model it was. */
record Examination(Certainty certainty, List<Detection> detections, ModelRef model) {}
