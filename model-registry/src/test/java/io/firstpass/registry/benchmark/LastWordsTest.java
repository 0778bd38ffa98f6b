package io.firstpass.registry.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastWordsTest {
    @Test
    void givesEveryLineAndTheLastOneWithoutAnEnd() {
        assertThat(lines("one\r\n\ntwo\nthree")).containsExactly("one", "", "two", "three");
    }

    @Test
    void cutsALineThatNeverEnds() {
        List<String> lines = lines("x".repeat(1 << 20) + "\nafter");
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).hasSize(4_096);
        assertThat(lines.get(1)).isEqualTo("after");
    }

    @Test
    void takesNothingForProgressButWhatTheProgramSays() {
        assertThat(Told.read("{\"done\":3,\"total\":7}")).contains(Told.progress(3, 7));
        assertThat(Told.read("{\"refused\":\"no zip\"}")).contains(Told.refused("no zip"));
        assertThat(List.of("", "tensor", "{", "{\"done\":3}", "{\"done\":\"x\",\"total\":1}", "{}"))
                .allSatisfy(line -> assertThat(Told.read(line)).isEmpty());
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        LastWords.listen(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), lines::add);
        return lines;
    }
}
