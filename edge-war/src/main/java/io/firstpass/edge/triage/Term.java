package io.firstpass.edge.triage;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One name of a policy expression with its numbers, such as {@code ibt(0.5, 0.3)}. */
record Term(String name, List<Double> numbers) {
    private static final Pattern FORM = Pattern.compile("\\s*([a-z-]+)\\s*(?:\\(([^()]*)\\))?\\s*");

    /** Double.valueOf takes NaN, hexadecimal and a trailing d, too. */
    private static final Pattern FINITE = Pattern.compile("-?(\\d{1,9}(\\.\\d*)?|\\.\\d+)");

    /** Says what is wrong with a term; the parser adds the setting's key and value. */
    static final class Wrong extends RuntimeException {
        Wrong(String message) {
            super(message);
        }
    }

    static Term of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) throw new Wrong("'" + text.strip() + "' is no name with numbers in brackets");
        List<Double> numbers = new ArrayList<>();
        if (form.group(2) != null)
            for (String number : form.group(2).split(",", -1)) numbers.add(number(form.group(1), number.strip()));
        return new Term(form.group(1), List.copyOf(numbers));
    }

    private static double number(String name, String text) {
        if (!FINITE.matcher(text).matches()) throw new Wrong("'" + text + "' in " + name + " is no number");
        return Double.parseDouble(text);
    }

    Term takes(int most) {
        if (numbers.size() > most)
            throw new Wrong(
                    most == 0
                            ? name + " takes no number"
                            : name + " takes " + most + " number" + (most > 1 ? "s" : ""));
        return this;
    }

    /** A number from 0 to 1 that has to be there. */
    double share(int index) {
        if (index >= numbers.size()) throw new Wrong(name + " needs a number from 0 to 1");
        return share(index, 0);
    }

    /** A number from 0 to 1. */
    double share(int index, double fallback) {
        double number = number(index, fallback);
        if (number < 0 || number > 1) throw new Wrong(name + " has " + number + " where it needs a number from 0 to 1");
        return number;
    }

    /** A number from 0 on. */
    double amount(int index, double fallback) {
        double number = number(index, fallback);
        if (number < 0) throw new Wrong(name + " has " + number + " where it needs a number from 0 on");
        return number;
    }

    double number(int index, double fallback) {
        return index < numbers.size() ? numbers.get(index) : fallback;
    }
}
