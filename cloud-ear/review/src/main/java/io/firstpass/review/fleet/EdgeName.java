package io.firstpass.review.fleet;

import io.firstpass.contract.InvalidMessage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which edge: its site and its own name there. Both may stand in the name of a topic. */
public record EdgeName(String site, String edge) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern SOURCE = Pattern.compile("/firstpass/([^/]+)/([^/]+)");
    private static final Pattern HEARTBEAT = Pattern.compile("firstpass/([^/]+)/([^/]+)/heartbeat");

    public EdgeName {
        named("site", site);
        named("edge", edge);
    }

    /** @throws InvalidMessage where a CloudEvent's source names no edge */
    public static EdgeName ofSource(String source) {
        return of("ce_source", SOURCE.matcher(source), "/firstpass/<site>/<edge>");
    }

    /** @throws InvalidMessage where an MQTT topic is no edge's heartbeat */
    static EdgeName ofHeartbeat(String topic) {
        return of("topic", HEARTBEAT.matcher(topic), "firstpass/<site>/<edge>/heartbeat");
    }

    private static EdgeName of(String field, Matcher names, String form) {
        if (!names.matches()) throw new InvalidMessage(field, "needs the form " + form);
        return new EdgeName(names.group(1), names.group(2));
    }

    private static void named(String field, String name) {
        if (name == null || !NAME.matcher(name).matches())
            throw new InvalidMessage(
                    field, "needs 1 to 64 letters, digits, dots, dashes or underscores, first a letter or digit");
    }

    @Override
    public String toString() {
        return site + "/" + edge;
    }
}
