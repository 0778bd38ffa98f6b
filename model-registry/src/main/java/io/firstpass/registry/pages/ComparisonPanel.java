package io.firstpass.registry.pages;

import io.firstpass.registry.golden.GoldenSetBook;
import io.firstpass.registry.golden.InForce;
import io.firstpass.registry.model.ShownVersion;
import io.firstpass.registry.pages.Compared.Change;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A version's figures side by side with those of the version in production. */
@Named
@RequestScoped
public class ComparisonPanel {
    @Inject
    Asked asked;

    @Inject
    Benchmarked benchmarked;

    @Inject
    GoldenSetBook golden;

    private boolean read;
    private InForce inForce;
    private ShownVersion production;
    private Optional<Measured> here;
    private Optional<Measured> there;

    public List<Compared> getRows() {
        read();
        return Compared.of(here, there);
    }

    /** Better, worse, too few to tell: each with what is so, where anything is. */
    public List<Balance> getBalance() {
        if (!isComparable()) return List.of();
        List<Compared> rows = getRows();
        return Stream.of(Change.BETTER, Change.WORSE, Change.UNSURE)
                .map(change -> new Balance(
                        change,
                        rows.stream().filter(row -> row.change() == change).toList()))
                .filter(balance -> !balance.rows().isEmpty())
                .toList();
    }

    /** What differs from production in one way. */
    public record Balance(Change change, List<Compared> rows) {}

    public boolean isMeasured() {
        read();
        return here.isPresent();
    }

    /** The version that it is compared with; null where there is none. */
    public ShownVersion getProduction() {
        read();
        return production;
    }

    /** It is what others are compared with. */
    public boolean isInProduction() {
        return benchmarked.isInProduction(asked.version().orElseThrow());
    }

    public boolean isProductionMeasured() {
        read();
        return there.isPresent();
    }

    /** On other images, figures say nothing of each other. */
    public boolean isComparable() {
        read();
        return here.isPresent() && there.isPresent() && here.get().isComparable(there.get());
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

    /** What versions of this model are measured on now; null where nobody said so. */
    public InForce getInForce() {
        read();
        return inForce;
    }

    /** Then no benchmark on it counts for this version. */
    public boolean isOwnExam() {
        return getInForce() != null
                && inForce.isOf(asked.version().orElseThrow().submitter());
    }

    public String getPlotted() {
        read();
        return Plotted.of(here, there);
    }

    private void read() {
        if (read) return;
        ShownVersion version = asked.version().orElseThrow();
        inForce = golden.inForce(version.name()).orElse(null);
        production = benchmarked.production(version).orElse(null);
        here = benchmarked.of(version.digest());
        there = here.isEmpty() || production == null
                ? Optional.empty()
                : benchmarked.beside(here.get(), production.digest());
        read = true;
    }
}
