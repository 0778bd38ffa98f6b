package io.firstpass.testbed.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.provenance.SigningKey;
import io.firstpass.testbed.bench.Progress;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A pipeline's way from a package to a release: what it can do is done, and what only people can do is shown. Run again
 * after they did it, it goes on where it had to stop.
 */
public final class Delivery {
    public static final int RELEASED = 0;
    public static final int MISSING = 1;

    /** Of the sites: as a share is rounded up, the first of them. */
    private static final double FIRST = 0.01;

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final RegistryDesk desk;
    private final PrintStream out;

    public Delivery(RegistryDesk desk, PrintStream out) {
        this.desk = desk;
        this.out = out;
    }

    /**
     * @param toAll to all sites, or only to a first one
     * @param wait until the officers have spoken
     * @return {@link #RELEASED}, or {@link #MISSING} where a gate, an officer or the registry is against it
     */
    public int run(Path zip, SigningKey key, String channel, boolean toAll, boolean wait) throws InterruptedException {
        var progress = new Progress(out);
        try {
            var submission = new Submission(desk.as(Person.MIA), zip, progress::show);
            submission.upload();
            submission.sign(key);
            VersionView version = submission.measure();
            progress.end();
            out.println(version + "  sha256:" + version.digest());
            if (wait && version.missingGates().isEmpty()) version = awaitOfficers(submission, progress);
            if (!version.isApproved()) return tellMissing(version);
            return release(version, channel, toAll);
        } catch (RegistryRefused refused) {
            progress.end();
            out.println("refused: " + refused.getMessage());
            return MISSING;
        }
    }

    private VersionView awaitOfficers(Submission submission, Progress progress) throws InterruptedException {
        VersionView version = submission.version();
        while (!version.isApproved()
                && version.missingGates().isEmpty()
                && version.objections().isEmpty()) {
            progress.show("waiting for " + String.join(" and ", version.missingRoles()) + " at "
                    + desk.page(version.digest()));
            Thread.sleep(LOOK.toMillis());
            version = submission.version();
        }
        progress.end();
        return version;
    }

    private int tellMissing(VersionView version) {
        for (String gate : version.missingGates()) tell("gate " + gate.toLowerCase(Locale.ROOT), version.reasons(gate));
        for (String objection : version.objections()) tell("objection", List.of(objection));
        for (String role : version.missingRoles())
            tell(
                    "approval by " + role.toLowerCase(Locale.ROOT),
                    List.of(desk.page(version.digest()).toString()));
        if (version.missingGates().isEmpty()
                && version.missingRoles().isEmpty()
                && version.objections().isEmpty()) tell("it is " + version.state(), List.of());
        return MISSING;
    }

    private void tell(String what, List<String> why) {
        out.println("  missing: " + what);
        why.forEach(line -> out.println("    " + line));
    }

    private int release(VersionView version, String channel, boolean toAll) {
        var releases = new ReleaseDesk(desk.as(Person.MIA), channel);
        String digest = version.digest();
        if (releases.production().equals(Optional.of(digest))) {
            out.println("  released to all sites of " + channel + " already");
        } else if (toAll) {
            releases.toAll(digest);
            out.println("  released to all sites of " + channel);
        } else {
            JsonNode canary = releases.running()
                    .filter(running -> running.path("digest").asText().equals(digest))
                    .orElseGet(() -> releases.canary(digest, FIRST));
            out.println("  released to " + canary.path("sites") + " of " + channel + " as a "
                    + canary.path("stage").asText().toLowerCase(Locale.ROOT));
        }
        return RELEASED;
    }
}
