package io.firstpass.edge.modelstore;

import io.firstpass.edge.settings.InvalidSetting;
import io.firstpass.edge.settings.Settings;
import io.firstpass.provenance.KeysRefused;
import io.firstpass.provenance.PinnedKeys;
import io.firstpass.vision.detection.DetectorSettings;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/** Where the model comes from, where it is kept, and how it is run. */
record ModelSettings(Origin origin, Path folder, DetectorSettings detector) {
    private static final String PACKAGE = "firstpass.model.package";
    private static final String CHANNEL = "firstpass.model.channel";
    private static final long GIB = 1L << 30;

    sealed interface Origin {
        /** A file that somebody put there; nobody approved it. */
        record LocalFile(Path zip, Optional<String> sha256) implements Origin {}

        /** What the registry releases to a channel; {@code reserve} is what fetching leaves free of the disk, in bytes. */
        record Managed(String channel, String site, PinnedKeys keys, ZoneId zone, String bucket, long reserve)
                implements Origin {}
    }

    static ModelSettings from(Settings settings) {
        Path data = Path.of(settings.required("firstpass.data", "the folder that keeps the edge's data"));
        int cores = Runtime.getRuntime().availableProcessors();
        return new ModelSettings(
                origin(settings),
                data.resolve("models"),
                new DetectorSettings(
                        settings.find("firstpass.model.variant"),
                        settings.number("firstpass.inference.threads", cores, 1, 1024),
                        DetectorSettings.LOWEST_FLOOR));
    }

    private static Origin origin(Settings settings) {
        Optional<String> zip = settings.find(PACKAGE);
        Optional<String> channel = settings.find(CHANNEL);
        if (zip.isPresent() == channel.isPresent())
            throw new InvalidSetting(
                    CHANNEL,
                    channel.orElse(""),
                    "set, with firstpass.model.keys, to run what the registry releases, or else " + PACKAGE + " (now '"
                            + zip.orElse("") + "') to run an unapproved package: exactly one of the two");
        return zip.isPresent() ? localFile(settings, zip.get()) : managed(settings, channel.get());
    }

    private static Origin localFile(Settings settings, String zip) {
        Optional<String> sha256 = settings.find("firstpass.model.sha256");
        sha256.filter(digest -> !digest.matches("[0-9a-f]{64}")).ifPresent(digest -> {
            throw new InvalidSetting("firstpass.model.sha256", digest, "64 lower-case hexadecimal digits");
        });
        return new Origin.LocalFile(Path.of(zip), sha256);
    }

    private static Origin managed(Settings settings, String channel) {
        return new Origin.Managed(
                channel,
                settings.required("firstpass.site", "the name of the site"),
                keys(settings.required("firstpass.model.keys", "the path of the pinned keys")),
                settings.zone("firstpass.zone"),
                settings.text("firstpass.model.bucket", settings.text("firstpass.s3.bucket", "firstpass")),
                settings.number("firstpass.disk.reserve", GIB, 16L << 20, 1L << 40));
    }

    private static PinnedKeys keys(String path) {
        try {
            return PinnedKeys.load(Path.of(path));
        } catch (KeysRefused e) {
            throw new InvalidSetting("firstpass.model.keys", path, "a file with pinned keys: " + e.getMessage());
        }
    }
}
