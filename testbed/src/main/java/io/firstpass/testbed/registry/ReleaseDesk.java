package io.firstpass.testbed.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Releases to one channel as somebody who may: what runs there, what is on its way, and the steps between. */
public final class ReleaseDesk {
    private final RegistryClient registry;
    private final String channel;

    public ReleaseDesk(RegistryClient registry, String channel) {
        this.registry = registry;
        this.channel = channel;
    }

    /** The digest that was released to all of the channel's sites. */
    public Optional<String> production() {
        return in("DONE").map(release -> release.path("digest").asText());
    }

    /** What is on its way there: shadow or canary. */
    public Optional<JsonNode> running() {
        return in("RUNNING");
    }

    /** To run beside production at all sites, without a word to the line. */
    public JsonNode shadow(String digest) {
        return begin(digest, "SHADOW", Map.of());
    }

    /** To some sites first; they are named, or a share of the channel's. */
    public JsonNode canary(String digest, double share) {
        return begin(digest, "CANARY", Map.of("share", share));
    }

    /** To all sites: at once, or as the last step of what is on its way. */
    public JsonNode toAll(String digest) {
        Optional<JsonNode> running =
                running().filter(release -> release.path("digest").asText().equals(digest));
        if (running.isEmpty()) return begin(digest, "ALL", Map.of());
        JsonNode release = running.get();
        while (!release.path("state").asText().equals("DONE")) release = advance(release);
        return release;
    }

    /** One stage on; what is in the shadow becomes the canary of all sites. */
    public JsonNode advance(JsonNode release) {
        Map<String, Object> body = seen(release);
        if (release.path("stage").asText().equals("SHADOW")) body.put("share", 1);
        return registry.post(step(release, "advance"), body);
    }

    public JsonNode rollBack(JsonNode release, String reason) {
        Map<String, Object> body = seen(release);
        body.put("reason", reason);
        return registry.post(step(release, "rollback"), body);
    }

    private JsonNode begin(String digest, String stage, Map<String, Object> reach) {
        Map<String, Object> body = new HashMap<>(reach);
        body.put("digest", digest);
        body.put("channel", channel);
        body.put("stage", stage);
        return registry.post("releases", body);
    }

    private Optional<JsonNode> in(String state) {
        for (JsonNode release :
                registry.get("releases?limit=500&channel=" + channel).path("releases"))
            if (release.path("state").asText().equals(state)) return Optional.of(release);
        return Optional.empty();
    }

    private static String step(JsonNode release, String step) {
        return "releases/" + release.path("id").asText() + "/" + step;
    }

    private static Map<String, Object> seen(JsonNode release) {
        Map<String, Object> body = new HashMap<>();
        body.put("rowVersion", release.path("rowVersion").asLong());
        return body;
    }
}
