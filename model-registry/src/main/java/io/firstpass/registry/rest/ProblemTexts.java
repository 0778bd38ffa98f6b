package io.firstpass.registry.rest;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The titles and details of the problems, and the other sentences of the REST interface, in English or Chinese. */
public record ProblemTexts(ResourceBundle bundle, Locale locale) {
    /** In the first language of the caller's list that we speak; English where there is none. */
    public static ProblemTexts in(List<Locale> accepted) {
        Locale locale = accepted.stream()
                .filter(l -> List.of("en", "zh").contains(l.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
        var noFallback = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new ProblemTexts(
                ResourceBundle.getBundle(
                        "io.firstpass.registry.rest.problems", locale, ProblemTexts.class.getClassLoader(), noFallback),
                locale);
    }

    Problem problem(int status, String kind, List<Object> facts) {
        String detail = text(kind + ".detail", facts.toArray());
        return new Problem("urn:firstpass:problem:" + kind, bundle.getString(kind + ".title"), status, detail);
    }

    public String text(String key, Object... facts) {
        return new MessageFormat(bundle.getString(key), locale).format(facts);
    }
}
