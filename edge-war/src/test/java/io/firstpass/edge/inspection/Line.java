package io.firstpass.edge.inspection;

import io.firstpass.contract.ModelRef;
import io.firstpass.vision.detection.Certainty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** Notes what a bystander hears, in its order. */
final class Line implements Bystander {
    final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void came() {
        heard.add("came");
    }

    @Override
    public void answered(byte[] frame, ModelRef by, Supplier<Certainty> found) {
        heard.add(found.get() + " by " + by.version());
    }

    @Override
    public void went() {
        heard.add("went");
    }
}
