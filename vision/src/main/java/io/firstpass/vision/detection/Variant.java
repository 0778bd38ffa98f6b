package io.firstpass.vision.detection;

import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.Required;
import java.util.List;

/** One TorchScript file of a package: the same model at one precision, for the devices named. */
public record Variant(String file, String precision, List<String> devices, String sha256, long bytes) {
    private static final long MOST_BYTES = 2L << 30;

    public Variant {
        if (file == null || file.isBlank()) throw new InvalidMessage("file", "is missing");
        if (precision == null || precision.isBlank()) throw new InvalidMessage("precision", "is missing");
        devices = List.copyOf(Required.present("devices", devices));
        Required.digest("sha256", sha256);
        if (bytes < 1 || bytes > MOST_BYTES)
            throw new InvalidMessage("bytes", "needs to be within 1 and " + MOST_BYTES + ", is " + bytes);
    }

    boolean runsOnCpu() {
        return devices.contains("cpu");
    }

    /** Whether a configuration means this variant: by its precision or by its file. */
    boolean isNamed(String name) {
        return precision.equals(name) || file.equals(name);
    }
}
