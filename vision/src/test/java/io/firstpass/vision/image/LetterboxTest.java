package io.firstpass.vision.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firstpass.contract.Box;
import io.firstpass.vision.image.InputSpec.Color;
import io.firstpass.vision.image.InputSpec.Dtype;
import io.firstpass.vision.image.InputSpec.Layout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterboxTest {
    private static final InputSpec INPUT = new InputSpec(640, 640, Layout.NHWC, Color.RGB, Dtype.UINT8, 114);

    @ParameterizedTest
    @CsvSource({"640,640", "1920,1080", "1080,1920", "333,777", "17,3", "5000,1", "641,640"})
    void bringsABoxBackToWhereItWas(int width, int height) {
        Letterbox letterbox = Letterbox.fit(width, height, INPUT);
        Box there = new Box(width * 0.1, height * 0.2, width * 0.7, height * 0.9);
        Box back = letterbox.toSource(
                there.x1() * letterbox.scale() + letterbox.left(),
                there.y1() * letterbox.scale() + letterbox.top(),
                there.x2() * letterbox.scale() + letterbox.left(),
                there.y2() * letterbox.scale() + letterbox.top());
        assertThat(back.x1()).isCloseTo(there.x1(), within(1e-9));
        assertThat(back.y1()).isCloseTo(there.y1(), within(1e-9));
        assertThat(back.x2()).isCloseTo(there.x2(), within(1e-9));
        assertThat(back.y2()).isCloseTo(there.y2(), within(1e-9));
        assertThat(letterbox.left() + letterbox.width()).isLessThanOrEqualTo(640);
        assertThat(letterbox.top() + letterbox.height()).isLessThanOrEqualTo(640);
    }

    @Test
    void givesAnOddPixelToTheBottom() {
        Letterbox letterbox = Letterbox.fit(640, 639, INPUT);
        assertThat(letterbox.top()).isZero();
        assertThat(letterbox.height()).isEqualTo(639);
    }

    @Test
    void clipsToTheFrame() {
        assertThat(Letterbox.fit(320, 160, INPUT).toSource(-5, 0, 700, 640)).isEqualTo(new Box(0, 0, 320, 160));
    }

    @Test
    void makesABoxInTheFillOneWithoutArea() {
        assertThat(Letterbox.fit(320, 160, INPUT).toSource(10, 10, 20, 20)).isEqualTo(new Box(5, 0, 10, 0));
    }
}
