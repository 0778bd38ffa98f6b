package io.firstpass.registry.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.options.RequestOptions;
import io.firstpass.contract.Heartbeat;
import io.firstpass.contract.ModelRef;
import io.firstpass.contract.json.Messages;
import io.firstpass.registry.release.ApprovedVersion;
import java.net.URL;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A channel of two sites with a candidate in the shadow, and what its edges tell of it. */
final class ShadowedChannel {
    private final String name = "shadowed-" + UUID.randomUUID().toString().substring(0, 8);
    private final ApprovedVersion production = ApprovedVersion.enter(name, "1.0.0");
    private final ApprovedVersion candidate = ApprovedVersion.enter(name, "1.1.0");

    /** @param mia who may release */
    ShadowedChannel(APIRequestContext mia, URL root) throws Exception {
        var channel =
                RequestOptions.create().setData(Map.of("sites", List.of("austin", "suzhou"), "windows", List.of()));
        assertThat(mia.put(root + "api/v1/channels/" + name, channel).ok()).isTrue();
        for (String[] step : new String[][] {{production.digest(), "ALL"}, {candidate.digest(), "SHADOW"}}) {
            var release = RequestOptions.create().setData(Map.of("channel", name, "digest", step[0], "stage", step[1]));
            var answer = mia.post(root + "api/v1/releases", release);
            assertThat(answer.ok()).as(answer.text()).isTrue();
        }
    }

    String name() {
        return name;
    }

    /** As the review's {@code /api/v1/sites} answers. */
    byte[] sites() {
        return Messages.write(Map.of(
                "sites",
                List.of(
                        site("austin", shadow(1000, 900, 85, 10, 5, null)),
                        site("suzhou", shadow(204, 180, 19, 2, 3, "libtorch does not want it")))));
    }

    private Map<String, Object> site(String site, Heartbeat.Shadow shadow) {
        var model = new ModelRef(name, "1.0.0", production.digest());
        var edge = Map.of("edge", "edge-1", "state", "ONLINE", "model", model, "shadow", shadow);
        return Map.of("site", site, "edges", List.of(edge));
    }

    private Heartbeat.Shadow shadow(long compared, long pass, long fail, long stricter, long laxer, String reason) {
        var model = new ModelRef(name, "1.1.0", candidate.digest());
        Instant since = Instant.parse("2026-11-24T06:00:00Z");
        return new Heartbeat.Shadow(model, since, compared, pass, fail, stricter, laxer, 3, 4, reason);
    }
}
