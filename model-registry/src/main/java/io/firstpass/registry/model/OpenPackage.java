package io.firstpass.registry.model;

import io.firstpass.registry.evidence.PackageScan;
import io.firstpass.vision.detection.ModelPackage;
import io.firstpass.vision.detection.Variant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A package that was checked and lies unpacked, until it is closed. */
public final class OpenPackage implements AutoCloseable {
    private final Incoming place;
    private final ModelPackage content;

    OpenPackage(Incoming place, ModelPackage content) {
        this.place = place;
        this.content = content;
    }

    public Path zip() {
        return place.zip();
    }

    public PackageScan scanWeights() {
        return scan(content);
    }

    /** Looks into each variant's weights. */
    static PackageScan scan(ModelPackage content) {
        Map<String, Path> weights = new HashMap<>();
        for (Variant variant : content.manifest().variants()) weights.put(variant.file(), content.file(variant.file()));
        return PackageScan.of(weights);
    }

    @Override
    public void close() throws IOException {
        place.close();
    }
}
