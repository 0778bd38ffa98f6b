package io.firstpass.registry.rest;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The titles and details of the problems, in English or Chinese. */
record ProblemTexts(ResourceBundle bundle, Locale locale) {
    /** In the first language of the caller's list that we speak; English where there is none. */
    static ProblemTexts in(List<Locale> accepted) {
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
        String detail = new MessageFormat(bundle.getString(kind + ".detail"), locale).format(facts.toArray());
        return new Problem("urn:firstpass:problem:" + kind, bundle.getString(kind + ".title"), status, detail);
    }
}
