package io.firstpass.registry.pages;

import io.firstpass.registry.rest.Refusal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The pages' words in the reader's language, with the facts that belong into them. */
@Named("say")
@RequestScoped
public class Words {
    @Inject
    Language language;

    /** A word that is not in the list is shown as it is: a class of defects, a kind of deed that is newer than the list. */
    public String of(String key, Object... facts) {
        Locale locale = language.getLocale();
        ResourceBundle words = bundle(locale);
        if (!words.containsKey(key)) return key.substring(key.indexOf('.') + 1);
        return new MessageFormat(words.getString(key), locale).format(facts);
    }

    /** Why something was refused, as REST says it too. */
    String problem(Refusal refusal) {
        return refusal.told(List.of(language.getLocale())).detail();
    }

    static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "io.firstpass.registry.pages.words",
                locale,
                Words.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
