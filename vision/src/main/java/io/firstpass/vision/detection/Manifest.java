package io.firstpass.vision.detection;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.Required;
import io.firstpass.contract.json.Messages;
import io.firstpass.vision.image.InputSpec;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a model package says of itself: {@code manifest.json}. {@code card} is for people and not interpreted; it may be null. */
public record Manifest(
        String schema,
        String name,
        String version,
        String family,
        Head head,
        InputSpec input,
        List<String> classes,
        Map<String, Threshold> thresholds,
        double nmsIou,
        List<Variant> variants,
        List<Sample> samples,
        JsonNode card) {
    static final String SCHEMA = "firstpass.model-package/1";

    public Manifest {
        if (!SCHEMA.equals(Required.present("schema", schema)))
            throw new InvalidMessage("schema", "needs to be " + SCHEMA + ", is " + schema);
        Required.present("name", name);
        Required.present("version", version);
        Required.present("family", family);
        Required.present("head", head);
        Required.present("input", input);
        classes = List.copyOf(Required.present("classes", classes));
        if (classes.isEmpty() || new HashSet<>(classes).size() != classes.size())
            throw new InvalidMessage("classes", "needs at least one name, and none twice");
        thresholds = Collections.unmodifiableMap(new LinkedHashMap<>(Required.present("thresholds", thresholds)));
        for (String defect : classes) Required.present("thresholds." + defect, thresholds.get(defect));
        if (!(nmsIou > 0 && nmsIou <= 1)) throw new InvalidMessage("nmsIou", "needs to be above 0 and at most 1");
        variants = List.copyOf(Required.present("variants", variants));
        if (variants.isEmpty()) throw new InvalidMessage("variants", "needs at least one");
        samples = List.copyOf(Required.present("samples", samples));
    }

    /** Every entry that the package has beside the manifest. */
    Set<String> files() {
        Set<String> files = new HashSet<>();
        variants.forEach(variant -> files.add(variant.file()));
        samples.forEach(sample -> files.addAll(List.of(sample.frame(), sample.expected())));
        return files;
    }

    /** @throws ModelRefused if something is missing or wrong; the message names the field */
    static Manifest read(byte[] json, String zip) {
        try {
            return Messages.read(json, Manifest.class);
        } catch (InvalidMessage e) {
            // Jackson reads an absent number as null and says so in its own words.
            String problem = e.getMessage().replaceFirst("cannot be read: Cannot map `null` .*", "is missing");
            throw new ModelRefused("manifest.json of " + zip + ": " + problem + "; correct it and pack again", e);
        }
    }
}
