package io.firstpass.review.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionIdTest {
    @Test
    void isReadAsItIsWritten() {
        var id = new RevisionId(UUID.fromString("0190a6e2-7c1e-7000-8000-000000000000"), 12);

        assertThat(id).hasToString("0190a6e2-7c1e-7000-8000-000000000000:12");
        assertThat(RevisionId.find(id.toString())).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1:1",
                "0190a6e2-7c1e-7000-8000-000000000000",
                "0190a6e2-7c1e-7000-8000-000000000000:",
                "0190a6e2-7c1e-7000-8000-000000000000:-1",
                "0190a6e2-7c1e-7000-8000-000000000000:99999999999"
            })
    void isNotFoundInAnyOtherText(String text) {
        assertThat(RevisionId.find(text)).isEmpty();
    }
}
