package io.firstpass.vision.detection;

import io.firstpass.contract.Detection;
import io.firstpass.contract.ModelRef;
import io.firstpass.vision.image.Letterbox;
import io.firstpass.vision.image.ModelInput;
import java.util.ArrayList;
import java.util.List;

/**
 * A model in service: pictures in, detections out. Holds native memory until closed. Not thread-safe: one caller at a
 * time, because libtorch's threads collapse when two passes share the cores.
 */
public final class Detector implements AutoCloseable {
    private final ModelPackage model;
    private final LoadedVariant variant;
    private final HeadDecoder head;
    private final PictureBatch batch;
    private final double floor;

    private Detector(ModelPackage model, LoadedVariant variant, HeadDecoder head, double floor) {
        this.model = model;
        this.variant = variant;
        this.head = head;
        this.batch = new PictureBatch(model.manifest().input());
        this.floor = floor;
    }

    /**
     * Loads the variant that the settings name, else the one that a short timing finds fastest here, and warms it up.
     *
     * @throws ModelRefused if it does not load, run or answer as the manifest says
     */
    public static Detector load(ModelPackage model, DetectorSettings settings) {
        HeadDecoder head = HeadDecoder.of(model.manifest());
        VariantChoice choice = new VariantChoice(model, head);
        LoadedVariant variant = TorchEngine.load(settings.threads(), () -> choice.make(settings.variant()));
        return new Detector(model, variant, head, settings.floor());
    }

    /**
     * Loads every variant for the CPU, one after the other, and has each answer a blank picture; what runs on no CPU
     * cannot be tried here.
     *
     * @throws ModelRefused if one does not load, run or answer as the manifest says
     */
    public static void check(ModelPackage model, int threads) {
        HeadDecoder head = HeadDecoder.of(model.manifest());
        TorchEngine.load(threads, () -> {
            model.manifest().variants().stream()
                    .filter(Variant::runsOnCpu)
                    .forEach(variant -> LoadedVariant.check(model, variant, head));
            return null;
        });
    }

    /** All detections above the floor, one list a picture, in the batch's order, surest first, in source pixels. */
    public List<List<Detection>> detect(List<ModelInput> pictures) {
        if (pictures.isEmpty()) return List.of();
        Output output = variant.forward(batch.join(pictures), batch.shape(pictures.size()));
        if (!head.fits(output, pictures.size()))
            throw new ForwardFailed(
                    model + " answers " + output + " for " + pictures.size() + " pictures, not " + head.shape(), null);
        List<List<Detection>> detections = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++)
            detections.add(
                    inSource(head.decode(output, i, floor), pictures.get(i).letterbox()));
        return detections;
    }

    public ModelRef model() {
        return model.ref();
    }

    /** The precision of the variant in service. */
    public String variant() {
        return variant.precision();
    }

    public Manifest manifest() {
        return model.manifest();
    }

    @Override
    public void close() {
        variant.close();
    }

    private List<Detection> inSource(List<Candidate> candidates, Letterbox letterbox) {
        return candidates.stream().map(found -> named(found, letterbox)).toList();
    }

    private Detection named(Candidate found, Letterbox letterbox) {
        // Rounding in the graph may lift a score a hair above 1.
        double confidence = Math.min(1, found.confidence());
        return new Detection(
                model.manifest().classes().get(found.defect()),
                confidence,
                letterbox.toSource(found.x1(), found.y1(), found.x2(), found.y2()));
    }
}
