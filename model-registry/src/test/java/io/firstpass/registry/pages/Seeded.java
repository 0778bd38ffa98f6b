package io.firstpass.registry.pages;

import io.firstpass.contract.ModelRef;
import io.firstpass.contract.json.Messages;
import io.firstpass.registry.benchmark.GoldenFigures;
import io.firstpass.registry.benchmark.GoldenFigures.Accuracy;
import io.firstpass.registry.benchmark.GoldenFigures.OfClass;
import io.firstpass.registry.benchmark.GoldenFigures.Point;
import io.firstpass.registry.benchmark.GoldenFigures.Rates;
import io.firstpass.registry.benchmark.GoldenFigures.Speed;
import io.firstpass.registry.benchmark.Machine;
import io.firstpass.registry.benchmark.Rate;
import io.firstpass.registry.container.Passed;
import io.firstpass.registry.container.Surroundings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Versions as the pages find them, put into the tables: what gates cost to run belongs to other tests. */
final class Seeded {
    private static final String MODEL = "pages-" + UUID.randomUUID().toString().substring(0, 8);

    private static final String GOLDEN = "9e".repeat(32);

    private final List<String> statements = new ArrayList<>();

    static String model() {
        return MODEL;
    }

    static String digest(String version) {
        byte[] bytes = (MODEL + version).getBytes(StandardCharsets.UTF_8);
        return (HexFormat.of().formatHex(bytes) + "0".repeat(64)).substring(0, 64);
    }

    /** In production, and measured. */
    Seeded production(String version, double map) {
        version(version, "RELEASED").measured(version, map);
        statements.add("insert into alias (name, alias, digest) values ('%s', 'production', '%s')"
                .formatted(MODEL, digest(version)));
        return this;
    }

    /** Past all its gates. */
    Seeded candidate(String version, double map) {
        return version(version, "CANDIDATE").measured(version, map);
    }

    /** What these versions are measured on, since now and by him. */
    Seeded goldenSetBy(String officer) {
        statements.add(
                "insert into golden_set (digest, name, units, defective, bytes, actor, at) values ('%s', 'boards', 250, 125, 1, '%s', now()) on conflict do nothing"
                        .formatted(GOLDEN, officer));
        statements.add("insert into golden_set_in_force (model, digest, actor, at) values ('%s', '%s', '%s', now())"
                .formatted(MODEL, GOLDEN, officer));
        return this;
    }

    Seeded evidence(String version, String gate) {
        return evidence(UUID.randomUUID(), version, gate);
    }

    /** As it is when the evidence changed after a decision. */
    Seeded voided(String version) {
        statements.add("update approval set void_reason = 'the evidence changed' where digest = '%s'"
                .formatted(digest(version)));
        return this;
    }

    void put() throws Exception {
        Surroundings.asSuperuser(statements.toArray(String[]::new));
    }

    private Seeded version(String version, String state) {
        statements.add("insert into model (name, at) values ('%s', now()) on conflict do nothing".formatted(MODEL));
        statements.add(
                "insert into version (digest, name, version, manifest, bytes, state, submitter, at) values ('%s', '%s', '%s', '{}', 12345678, '%s', 'mia', now())"
                        .formatted(digest(version), MODEL, version, state));
        return evidence(version, "SIGNATURE").evidence(version, "WEIGHTS");
    }

    private void measured(String version, double map, UUID id) {
        evidence(id, version, "BENCHMARK");
        String json = new String(Messages.write(figures(version, map)), StandardCharsets.UTF_8);
        statements.add("insert into evidence_document values ('%s', convert_to('%s', 'UTF8'))".formatted(id, json));
    }

    private Seeded measured(String version, double map) {
        measured(version, map, UUID.randomUUID());
        return this;
    }

    private Seeded evidence(UUID id, String version, String gate) {
        statements.addAll(Passed.statements(id, digest(version), gate));
        return this;
    }

    static GoldenFigures figures(String version, double map) {
        List<Point> curve = IntStream.range(1, 100)
                .mapToObj(i -> new Point(i / 100.0, 0.6 + i / 250.0, map * (1 - Math.pow(i / 100.0, 6))))
                .toList();
        List<Double> quantiles = IntStream.rangeClosed(0, 100)
                .mapToObj(i -> 40 + i / 10.0 + 20 * Math.pow(i / 100.0, 8))
                .toList();
        int missed = (int) Math.round((1 - map) * 125);
        return new GoldenFigures(
                new ModelRef(MODEL, version, digest(version)),
                "w.pt",
                GOLDEN,
                250,
                1012,
                new Accuracy(map, map - .04, map + .01, .4, map - .05),
                Map.of(
                        "open",
                        new OfClass(160, map, map - .1, map - .02),
                        "pin-hole",
                        new OfClass(88, map, map - .2, map - .1)),
                new Rates(Rate.of(missed, 130), Rate.of(missed, 125), Rate.of(3, 125), Rate.of(30, 250)),
                new Speed(45, 52, 69, 18.4, quantiles),
                curve,
                new Machine("test", 2, 2, "2.7.1", "17"));
    }
}
