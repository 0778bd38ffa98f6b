package io.firstpass.testbed.pages;

import java.util.List;
import java.util.stream.Stream;

/** How somebody looks at a page: the browser's language, the theme, and the width of the window in CSS pixels. */
record Visit(String language, String theme, int width) {
    private static final List<Integer> WIDTHS = List.of(390, 768, 1280, 1920);

    /** Both languages, both themes, the four widths. */
    static Stream<Visit> all() {
        return Stream.of("en-GB", "zh-CN").flatMap(language -> Stream.of("dark", "light")
                .flatMap(theme -> WIDTHS.stream().map(width -> new Visit(language, theme, width))));
    }

    /** Four of them, among which is each language, theme and width. */
    static Stream<Visit> some() {
        return all().filter(visit ->
                visit.language().startsWith("zh") == visit.theme().equals("light"));
    }

    /** The widths alone, where language and theme make no difference. */
    static Stream<Visit> widths() {
        return WIDTHS.stream().map(width -> new Visit("en-GB", "dark", width));
    }

    int height() {
        return width == 1920 ? 1080 : 844;
    }

    @Override
    public String toString() {
        return language + "-" + theme + "-" + width;
    }
}
