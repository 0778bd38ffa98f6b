package io.firstpass.edge.modelstore;

import io.firstpass.edge.settings.InvalidSetting;
import io.firstpass.edge.settings.Settings;
import io.firstpass.vision.detection.DetectorSettings;
import java.nio.file.Path;
import java.util.Optional;

/** Which package to load, from where, and how to run it. */
record ModelSettings(Path zip, Path workFolder, Optional<String> sha256, DetectorSettings detector) {
    static ModelSettings from(Settings settings) {
        Path data = Path.of(settings.required("firstpass.data", "the folder that keeps the edge's data"));
        Optional<String> sha256 = settings.find("firstpass.model.sha256");
        sha256.filter(digest -> !digest.matches("[0-9a-f]{64}")).ifPresent(digest -> {
            throw new InvalidSetting("firstpass.model.sha256", digest, "64 lower-case hexadecimal digits");
        });
        int cores = Runtime.getRuntime().availableProcessors();
        return new ModelSettings(
                Path.of(settings.required("firstpass.model.package", "the path of a model package (zip)")),
                data.resolve("models"),
                sha256,
                new DetectorSettings(
                        settings.find("firstpass.model.variant"),
                        settings.number("firstpass.inference.threads", cores, 1, 1024),
                        DetectorSettings.LOWEST_FLOOR));
    }
}
