package io.firstpass.edge.inspection;

import io.firstpass.edge.settings.Settings;
import io.firstpass.edge.triage.HardExamplePolicies;
import io.firstpass.edge.triage.HardExamplePolicy;
import io.firstpass.vision.detection.Threshold;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which frames of each station the cloud should see, as the settings say it; a model's thresholds make policies of that. */
record StationPolicies(Map<String, Written> stations) {
    private static final String KEY = "firstpass.escalation.policy";

    /** Every frame that the line holds, and every other on which errors are to be expected. */
    static final String DEFAULT = "hold+" + HardExamplePolicies.DEFAULT;

    /** {@code key} names the setting that the expression stands in. */
    record Written(String key, String expression) {
        HardExamplePolicy parse(Map<String, Threshold> thresholds, RandomGenerator random) {
            return HardExamplePolicies.parse(key, expression, thresholds, random);
        }
    }

    StationPolicies {
        stations = Map.copyOf(stations);
    }

    /** @throws IllegalArgumentException if one of them is no policy; the message names key, value and what is allowed */
    static StationPolicies from(Settings settings, List<String> stations) {
        Written common = new Written(KEY, settings.text(KEY, DEFAULT));
        Map<String, Written> written = stations.stream()
                .collect(Collectors.toMap(Function.identity(), station -> of(settings, KEY + "." + station, common)));
        Stream.concat(Stream.of(common), written.values().stream()).forEach(one -> one.parse(Map.of(), new Random()));
        return new StationPolicies(written);
    }

    private static Written of(Settings settings, String key, Written common) {
        return settings.find(key).map(own -> new Written(key, own)).orElse(common);
    }

    Map<String, HardExamplePolicy> with(Map<String, Threshold> thresholds, RandomGenerator random) {
        return stations.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .parse(thresholds, random)));
    }
}
