package io.firstpass.vision.detection;

import java.util.List;

/** Reads one form of model output. Without state. */
interface HeadDecoder {
    static HeadDecoder of(Manifest manifest) {
        return switch (manifest.head()) {
            case DENSE -> new DenseHead(manifest.classes().size(), manifest.nmsIou());
            case END2END -> new EndToEndHead(manifest.classes().size());
        };
    }

    /** Whether an output for {@code batch} pictures has the form that {@link #shape} describes. */
    boolean fits(Output output, int batch);

    /** The form that is expected, in words. */
    String shape();

    /**
     * Everything in picture {@code index} of the batch that is surer than {@code floor}, surest first.
     *
     * @throws ForwardFailed if a score or a found box is no number
     */
    List<Candidate> decode(Output output, int index, double floor);
}
