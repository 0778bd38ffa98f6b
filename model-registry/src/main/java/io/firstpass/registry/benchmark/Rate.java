package io.firstpass.registry.benchmark;

/**
 * A share that was counted, with the interval that holds the true one in 95 of 100 such counts: E. B. Wilson,
 * "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209–212, which also holds for
 * few events and for none.
 *
 * @param value null where there was nothing to count in; the interval is then 0 to 1
 */
public record Rate(int events, int of, Double value, double low, double high) {
    private static final double Z = 1.959963984540054;

    /** @throws IllegalArgumentException unless 0 ≤ events ≤ of */
    public static Rate of(int events, int of) {
        if (events < 0 || events > of) throw new IllegalArgumentException(events + " of " + of + " is no share");
        if (of == 0) return new Rate(0, 0, null, 0, 1);
        double p = (double) events / of;
        double width = Z * Z / of;
        double centre = (p + width / 2) / (1 + width);
        double half = Z / (1 + width) * Math.sqrt(p * (1 - p) / of + width / of / 4);
        double low = events == 0 ? 0 : Math.max(0, centre - half);
        double high = events == of ? 1 : Math.min(1, centre + half);
        return new Rate(events, of, p, low, high);
    }
}
