package io.firstpass.edge.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {
    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void hasTextsInBothLanguages(ProblemType type) {
        for (String key : List.of(type.slug() + ".title", type.slug() + ".detail")) {
            String english = text(Locale.ENGLISH, key);
            String chinese = text(Locale.CHINESE, key);
            assertThat(english).isNotBlank().isASCII();
            assertThat(chinese).containsPattern("\\p{IsHan}");
            assertThat(chinese.contains("{0}")).isEqualTo(english.contains("{0}"));
        }
    }

    private static String text(Locale locale, String key) {
        return ResourceBundle.getBundle("io.firstpass.edge.inspection.problems", locale)
                .getString(key);
    }

    @Test
    void isWrittenAsTheStandardHasIt() throws IOException {
        Problem problem = Problem.of(ProblemType.QUEUE_FULL, List.of(64), Locale.ENGLISH, "/api/v1/inspections");
        var json = Messages.mapper().readTree(Messages.write(problem));
        assertThat(json.get("type").textValue()).isEqualTo("urn:firstpass:problem:queue-full");
        assertThat(json.get("title").textValue()).isEqualTo("Queue full");
        assertThat(json.get("status").intValue()).isEqualTo(503);
        assertThat(json.get("detail").textValue()).startsWith("All 64 places");
        assertThat(json.get("instance").textValue()).isEqualTo("/api/v1/inspections");
    }

    @Test
    void speaksChineseToWhoeverAcceptsItFirst() {
        Locale spoken = ProblemTexts.spoken(Locale.LanguageRange.parse("de,zh-CN;q=0.9,en;q=0.8").stream()
                .map(range -> Locale.forLanguageTag(range.getRange()))
                .toList());
        assertThat(Problem.of(ProblemType.NOT_AN_IMAGE, List.of(), spoken, "/").title())
                .isEqualTo("不是图像");
    }

    @Test
    void speaksEnglishToEverybodyElse() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.CHINA);
        try {
            Locale spoken = ProblemTexts.spoken(List.of(Locale.GERMAN, Locale.forLanguageTag("*")));
            assertThat(Problem.of(ProblemType.NOT_AN_IMAGE, List.of(), spoken, "/")
                            .title())
                    .isEqualTo("Not an image");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void findsTheRefusalThatJaxRsWrapped() {
        Refusal refusal = new Refusal(ProblemType.BODY_TOO_LARGE);
        assertThat(ProblemMapper.refusal(new RuntimeException(new IOException(refusal))))
                .isSameAs(refusal);
        assertThat(ProblemMapper.refusal(new RuntimeException("other"))).isNull();
    }

    @Test
    void namesWhatJaxRsRefuses() {
        assertThat(List.of(404, 405, 406, 415, 400, 409, 500))
                .extracting(ProblemType::ofStatus)
                .containsExactly(
                        ProblemType.NOT_FOUND,
                        ProblemType.METHOD_NOT_ALLOWED,
                        ProblemType.NOT_ACCEPTABLE,
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        ProblemType.BAD_REQUEST,
                        ProblemType.BAD_REQUEST,
                        ProblemType.INTERNAL_ERROR);
    }
}
