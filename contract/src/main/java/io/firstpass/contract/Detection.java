package io.firstpass.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** One thing found on a frame. */
public record Detection(@JsonProperty("class") String defect, double confidence, Box box) {
    public Detection {
        Required.present("class", defect);
        Required.probability("confidence", confidence);
        Required.present("box", box);
    }
}
