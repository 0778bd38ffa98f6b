package io.firstpass.registry.evidence;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a look into all weights of a package saw, by their file in the package. */
public record PackageScan(SortedMap<String, Scan> files) {
    /** Its version is raised whenever the allow-lists or what is held against them change: what an earlier one saw counts no longer. */
    public static final Tool TOOL = new Tool("firstpass-weight-scan", "2");

    /** @param weights where each file of the package lies unpacked */
    public static PackageScan of(Map<String, Path> weights) {
        var files = new TreeMap<String, Scan>();
        weights.forEach((name, file) -> files.put(name, WeightScan.scan(file)));
        return new PackageScan(files);
    }

    /** Each names the package's file. */
    public List<Finding> findings() {
        var all = new ArrayList<Finding>();
        files.forEach((name, scan) -> scan.findings()
                .forEach(finding -> all.add(new Finding(name + ", " + finding.where(), finding.what()))));
        return all;
    }

    public Evidence evidence(String digest, String actor, Instant at, int policyVersion) {
        return Evidence.of(Gate.WEIGHTS, digest, actor, at, TOOL, figures(), findings(), policyVersion);
    }

    private SortedMap<String, Double> figures() {
        var sums = new TreeMap<String, Double>();
        sums.put("files", (double) files.size());
        files.values().forEach(scan -> scan.figures().forEach((name, count) -> sums.merge(name, count, Double::sum)));
        return sums;
    }
}
