package io.firstpass.edge.sync;

import io.firstpass.edge.outbox.Entry;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/** Who sends: the site and the edge, and the bucket that its frames go to. */
record Origin(String site, String edge, String bucket) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    Origin {
        named("firstpass.site", site);
        named("firstpass.edge", edge);
        named("firstpass.s3.bucket", bucket);
    }

    static Origin from(Config config) {
        return new Origin(
                config.getValue("firstpass.site", String.class),
                config.getValue("firstpass.edge", String.class),
                config.getValue("firstpass.s3.bucket", String.class));
    }

    /** Names become parts of topics, keys and addresses. */
    private static void named(String key, String value) {
        if (!NAME.matcher(value).matches())
            throw new IllegalArgumentException(
                    key + " is " + value + "; it needs 1 to 64 letters, digits, dots, dashes or underscores");
    }

    URI source() {
        return URI.create("/firstpass/" + site + "/" + edge);
    }

    String frameKey(Entry entry) {
        return "frames/" + site + "/" + DAY.format(entry.inspection().capturedAt()) + "/" + entry.frameSha256();
    }
}
