package io.firstpass.testbed.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Brings the product's own packages past the registry's gates and its two officers, on the same way as everybody's. What
 * is done already is found done, so that it may be run at every start.
 */
public final class Introduction {
    private final RegistryDesk desk;
    private final RegistryKeys keys;
    private final GoldenSets goldenSets;
    private final Consumer<String> told;
    private final Consumer<String> done;

    /**
     * @param goldenSets what it is measured on
     * @param told what is going on at the moment
     * @param done what has been reached
     */
    public Introduction(
            RegistryDesk desk, RegistryKeys keys, GoldenSets goldenSets, Consumer<String> told, Consumer<String> done) {
        this.desk = desk;
        this.keys = keys;
        this.goldenSets = goldenSets;
        this.told = told;
        this.done = done;
    }

    /** @throws RuntimeException if a gate or an officer refuses it; the message says why and what else there is */
    public VersionView approve(Path zip) {
        var submission =
                new Submission(desk.as(Person.MIA), zip, state -> told.accept(zip.getFileName() + " " + state));
        VersionView version = submission.upload();
        if (version.isApproved()) {
            done.accept(version + " finds itself approved");
            return version;
        }
        goldenSets.putFor(version.name(), desk.as(Person.QUINN));
        submission.sign(KeyFiles.read(keys.packageKey()));
        version = submission.measure();
        if (!version.missingGates().isEmpty()) throw new NotApproved(version);
        for (Person officer : List.of(Person.SAM, Person.QUINN)) approve(submission.digest(), officer);
        version = submission.version();
        if (!version.isApproved()) throw new NotApproved(version);
        done.accept(version + " approved by sam and quinn");
        return version;
    }

    private void approve(String digest, Person officer) {
        RegistryClient registry = desk.as(officer);
        VersionView seen = VersionView.get(registry, digest);
        String role = officer.roles().get(0);
        if (seen.missingRoles().stream().noneMatch(role::equalsIgnoreCase)) return;
        told.accept(officer.account() + " approves " + seen + " for " + role);
        seen.approve(registry, role, "comes with the product");
    }

    /** A channel that holds this site. */
    public void openChannel(String channel, String site) {
        RegistryClient operator = desk.as(Person.OTTO);
        for (JsonNode known : operator.get("channels").path("channels"))
            if (known.path("name").asText().equals(channel)) return;
        operator.put("channels/" + channel, Map.of("sites", List.of(site), "windows", List.of()));
    }

    /**
     * Approved, and released to all sites of the channel.
     *
     * @return when the first of its approvals expires
     */
    public Instant release(Path zip, String channel) {
        VersionView version = approve(zip);
        var releases = new ReleaseDesk(desk.as(Person.OTTO), channel);
        if (releases.production().filter(version.digest()::equals).isEmpty()) {
            told.accept(version + " is being released to " + channel);
            releases.toAll(version.digest());
        }
        done.accept(version + " released to " + channel);
        return version.approvedUntil().orElseThrow();
    }
}
