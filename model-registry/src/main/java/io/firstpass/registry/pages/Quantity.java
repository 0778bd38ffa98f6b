package io.firstpass.registry.pages;

/**
 * What a figure is of.
 *
 * @param key of its word
 * @param defect the class of defects that it is about; empty: all
 * @param unit of its figures
 * @param rising whether more of it is better
 */
public record Quantity(String key, String defect, Unit unit, boolean rising) {
    /** Whether it depends on the machine's moment too. */
    boolean timed() {
        return unit == Unit.MILLIS || unit == Unit.PER_SECOND;
    }

    /** In which unit a quantity is shown, and its difference. */
    public enum Unit {
        SCORE,
        SHARE,
        MILLIS,
        PER_SECOND
    }

    static Quantity up(String key) {
        return new Quantity(key, "", Unit.SCORE, true);
    }

    static Quantity down(String key) {
        return new Quantity(key, "", Unit.SHARE, false);
    }

    static Quantity ofClass(String defect) {
        return new Quantity("recall", defect, Unit.SHARE, true);
    }

    static Quantity millis(String key) {
        return new Quantity(key, "", Unit.MILLIS, false);
    }

    static Quantity perSecond(String key) {
        return new Quantity(key, "", Unit.PER_SECOND, true);
    }
}
