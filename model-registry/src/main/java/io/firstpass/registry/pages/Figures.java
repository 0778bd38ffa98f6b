package io.firstpass.registry.pages;

import io.firstpass.registry.benchmark.Rate;
import io.firstpass.registry.pages.Quantity.Unit;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.NumberFormat;

/** Writes figures as the reader's language does, each with its unit, and each share with what it was counted in. */
@Named
@RequestScoped
public class Figures {
    private static final String[] UNITS = {"B", "kB", "MB", "GB"};
    private static final String NONE = "–";

    @Inject
    Language language;

    @Inject
    Words words;

    public String count(long value) {
        return NumberFormat.getIntegerInstance(language.getLocale()).format(value);
    }

    /** 12.3 MB */
    public String bytes(long value) {
        double left = value;
        int unit = 0;
        while (left >= 1000 && unit < UNITS.length - 1) {
            left /= 1000;
            unit++;
        }
        return number(left, unit == 0 || left >= 100 ? 0 : 1) + "\u00a0" + UNITS[unit];
    }

    /** Enough of a digest to tell it from others at a glance. */
    public String digest(String whole) {
        return whole.length() <= 12 ? whole : whole.substring(0, 12) + "…";
    }

    /** The figure itself: 0.912, 0.80 %, 62 ms. */
    public String value(Compared row, boolean ofCandidate) {
        Figure figure = ofCandidate ? row.candidate() : row.production();
        return figure == null || !figure.isKnown() ? NONE : in(row.of().unit(), figure.value());
    }

    /** What it was counted in and how sure it is; empty where it is no count. */
    public String counted(Compared row, boolean ofCandidate) {
        Figure figure = ofCandidate ? row.candidate() : row.production();
        Rate rate = figure == null ? null : figure.counted();
        if (rate == null) return "";
        return words.of(
                "rate.counted", percent(rate.low()), percent(rate.high()), count(rate.events()), count(rate.of()));
    }

    /** +0.034, −1.2 points, +3 ms; empty where there is nothing to compare with. */
    public String difference(Compared row) {
        if (row.change() == Compared.Change.NONE) return NONE;
        double by = row.difference();
        String sign = by > 0 ? "+" : by < 0 ? "−" : "±";
        String size = row.of().unit() == Unit.SHARE
                ? words.of("points", percent(Math.abs(by)).replace("\u00a0%", ""))
                : in(row.of().unit(), Math.abs(by));
        return sign + size;
    }

    private String in(Unit unit, double value) {
        return switch (unit) {
            case SCORE -> number(value, 3);
            case SHARE -> percent(value);
            case MILLIS -> number(value, value < 100 ? 1 : 0) + "\u00a0ms";
            case PER_SECOND -> number(value, 1) + "\u00a0/s";
        };
    }

    private String percent(double share) {
        double percent = share * 100;
        return number(percent, percent > 0 && percent < 1 ? 2 : 1) + "\u00a0%";
    }

    private String number(double value, int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(language.getLocale());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }
}
