package io.firstpass.registry.pages;

import io.firstpass.registry.model.ShownVersion;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;

/** A version's figures side by side with those of the version in production. */
@Named
@RequestScoped
public class ComparisonPanel {
    @Inject
    Asked asked;

    @Inject
    Benchmarked benchmarked;

    private boolean read;
    private ShownVersion production;
    private Optional<Measured> here;
    private Optional<Measured> there;

    public List<Compared> getRows() {
        read();
        return Compared.of(here, there);
    }

    public boolean isMeasured() {
        read();
        return here.isPresent();
    }

    /** The version that it is compared with; null where there is none. */
    public ShownVersion getProduction() {
        read();
        return production;
    }

    public boolean isProductionMeasured() {
        read();
        return there.isPresent();
    }

    /** On other images, figures say nothing of each other. */
    public boolean isComparable() {
        read();
        return here.isPresent()
                && there.isPresent()
                && here.get().whole().goldenSet().equals(there.get().whole().goldenSet());
    }

    /** Latencies compare on the same machine only. */
    public boolean isSameMachine() {
        return isComparable()
                && here.get().whole().machine().equals(there.get().whole().machine());
    }

    public int getImages() {
        return here.map(measured -> measured.whole().images()).orElse(0);
    }

    public int getBoxes() {
        return here.map(measured -> measured.whole().boxes()).orElse(0);
    }

    public String getGoldenSet() {
        return here.map(measured -> measured.whole().goldenSet()).orElse("");
    }

    public String getPlotted() {
        read();
        return Plotted.of(here, there);
    }

    private void read() {
        if (read) return;
        ShownVersion version = asked.version().orElseThrow();
        production = benchmarked.production(version).orElse(null);
        here = benchmarked.of(version.digest());
        there = production == null ? Optional.empty() : benchmarked.of(production.digest());
        read = true;
    }
}
