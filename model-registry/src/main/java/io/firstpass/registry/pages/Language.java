package io.firstpass.registry.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The language of a page: the reader's choice where he made one, else the first of his browser's that we speak. */
@Named
@RequestScoped
public class Language {
    private static final String COOKIE = "firstpass.language";

    @Inject
    HttpServletRequest request;

    public Locale getLocale() {
        Stream<Locale> asked = Collections.list(request.getLocales()).stream();
        return Stream.concat(chosen().stream(), asked)
                .map(Locale::getLanguage)
                .filter(language -> language.equals("zh") || language.equals("en"))
                .findFirst()
                .filter("zh"::equals)
                .map(chinese -> Locale.SIMPLIFIED_CHINESE)
                .orElse(Locale.ENGLISH);
    }

    /** As the page's {@code lang} says it; the scripts of look/ know these two. */
    public String getTag() {
        return getLocale().toLanguageTag();
    }

    private Optional<Locale> chosen() {
        Cookie[] cookies = request.getCookies();
        return Arrays.stream(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(cookie -> Locale.forLanguageTag(cookie.getValue()))
                .findFirst();
    }
}
