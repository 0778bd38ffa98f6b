package io.firstpass.testbed.pages;

import com.microsoft.playwright.Route;
import io.firstpass.contract.json.Messages;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An edge's server-sent events, said by a test in the edge's place. */
final class Said {
    private final StringBuilder events = new StringBuilder();

    Said event(String name, Object payload) {
        events.append("event: ").append(name).append("\ndata: ");
        events.append(new String(Messages.write(payload), StandardCharsets.UTF_8))
                .append("\n\n");
        return this;
    }

    /** The state of a line on which nothing happens and nothing is wrong, but for these changes. */
    Said state(Map<String, Object> changes) {
        Map<String, Object> state = new LinkedHashMap<>(Map.of(
                "site", "plant-1", "line", "line-1", "zone", "Asia/Shanghai", "model", "READY", "link", "ONLINE"));
        for (String count : new String[] {"queue", "backlog", "backlogBytes", "unrecorded", "lapses"})
            state.put(count, 0);
        for (String map : new String[] {"expired", "kept", "failing"}) state.put(map, Map.of());
        state.put("disk", Map.of("freeBytes", 50_000_000_000L, "totalBytes", 100_000_000_000L, "nearlyFull", false));
        state.put("verdicts", Map.of("PASS", 0, "FAIL", 0, "HOLD", 0));
        state.putAll(changes);
        return event("state", state);
    }

    /** To be called before the page is opened. It hears these events, and again at each of its attempts to hear more. */
    void to(OpenPage open) {
        open.page()
                .route(
                        "**/api/v1/events",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/event-stream")
                                .setBody(events.toString())));
    }
}
