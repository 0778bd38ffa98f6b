package io.firstpass.registry.release;

/**
 * Where a rate lies with 95 % confidence, by Wilson's score interval (E. B. Wilson, J. Am. Stat. Assoc. 22, 1927), which
 * holds for few units and for rates near 0.
 */
record Interval(double lower, double upper) {
    private static final double Z = 1.959963984540054;

    /** Of {@code count} in {@code units}; without units it may be anything from 0 to 1. */
    static Interval wilson(long count, long units) {
        if (units == 0) return new Interval(0, 1);
        double rate = (double) count / units;
        double shrink = 1 + Z * Z / units;
        double centre = (rate + Z * Z / (2 * units)) / shrink;
        double half = Z * Math.sqrt(rate * (1 - rate) / units + Z * Z / (4.0 * units * units)) / shrink;
        // At 0 and at 1 the sum leaves a rounding error that would stand above a bound of 0.
        return new Interval(
                count == 0 ? 0 : Math.max(0, centre - half), count == units ? 1 : Math.min(1, centre + half));
    }
}
