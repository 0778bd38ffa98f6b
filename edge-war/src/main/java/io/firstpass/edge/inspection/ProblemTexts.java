package io.firstpass.edge.inspection;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The titles and details of the problems, in English or Chinese. */
final class ProblemTexts {
    private final ResourceBundle bundle;
    private final Locale locale;

    private ProblemTexts(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /** English for every language that there are no texts in, whatever the machine's own language is. */
    static ProblemTexts in(Locale locale) {
        var noFallback = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        ResourceBundle bundle = ResourceBundle.getBundle(
                "io.firstpass.edge.inspection.problems", locale, ProblemTexts.class.getClassLoader(), noFallback);
        return new ProblemTexts(bundle, locale);
    }

    /** The first language of the caller's list that we speak. */
    static Locale spoken(List<Locale> accepted) {
        return accepted.stream()
                .filter(locale -> List.of("en", "zh").contains(locale.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    String title(ProblemType type) {
        return bundle.getString(type.slug() + ".title");
    }

    String detail(ProblemType type, List<Object> facts) {
        return new MessageFormat(bundle.getString(type.slug() + ".detail"), locale).format(facts.toArray());
    }
}
