package io.firstpass.testbed.line;

import static io.firstpass.testbed.line.Layer.SIDE;
import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.Box;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class BoardRendererTest {
    private final BoardRenderer renderer = new BoardRenderer();

    @Test
    void drawsTheSameBytesForTheSameSeed() {
        for (long seed = 0; seed < 3; seed++) {
            Board once = renderer.render(seed, 4);
            Board again = new BoardRenderer().render(seed, 4);
            assertThat(again.jpeg()).isEqualTo(once.jpeg());
            assertThat(again.defects()).isEqualTo(once.defects());
        }
    }

    @Test
    void drawsAnotherBoardForAnotherSeed() {
        assertThat(renderer.render(1, 0).jpeg())
                .isNotEqualTo(renderer.render(2, 0).jpeg());
    }

    @Test
    void changesPixelsInEveryBoxAndNowhereElse() {
        int defects = 0;
        for (long seed = 0; seed < 10; seed++) {
            Drawing drawing = renderer.draw(seed, 8);
            defects += drawing.defects().size();
            int inBoxes = 0;
            for (Defect defect : drawing.defects()) {
                int changed = changed(drawing, defect.box());
                assertThat(changed).as("seed %d, %s", seed, defect).isGreaterThanOrEqualTo(9);
                inBoxes += changed;
            }
            assertThat(changed(drawing, new Box(0, 0, SIDE, SIDE)))
                    .as("seed %d", seed)
                    .isEqualTo(inBoxes);
        }
        assertThat(defects).isGreaterThan(50);
    }

    @Test
    void leavesABoardWithoutDefectsAsItWas() {
        Drawing drawing = renderer.draw(3, 0);
        assertThat(drawing.defects()).isEmpty();
        assertThat(drawing.flawed()).isEqualTo(drawing.clean());
    }

    @Test
    void injectsAllSixKindsOverTwentySeeds() {
        Set<String> kinds = new TreeSet<>();
        for (long seed = 0; seed < 20; seed++)
            renderer.draw(seed, 6).defects().forEach(defect -> kinds.add(defect.defect()));
        assertThat(kinds).containsExactly("copper", "mousebite", "open", "pin-hole", "short", "spur");
    }

    @Test
    void cutsWithOpensAndPinHolesAndAddsWithShortsAndSpurs() {
        Set<String> taking = Set.of("open", "mousebite", "pin-hole");
        for (long seed = 20; seed < 30; seed++) {
            Drawing drawing = renderer.draw(seed, 6);
            for (Defect defect : drawing.defects())
                assertThat(copper(drawing.flawed(), defect.box()) < copper(drawing.clean(), defect.box()))
                        .as("%s takes copper away", defect)
                        .isEqualTo(taking.contains(defect.defect()));
        }
    }

    @Test
    void compressesAJpegOfTheBoardsSize() throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(renderer.render(7, 2).jpeg()));
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(SIDE, SIDE);
    }

    @Test
    void keepsAboutHalfOfTheLinesBoardsClean() {
        Boards boards = new Boards();
        long clean = LongStream.rangeClosed(1, 40)
                .filter(seed -> boards.board(seed).defects().isEmpty())
                .count();
        assertThat(clean).isBetween(12L, 28L);
    }

    private static int changed(Drawing drawing, Box box) {
        int count = 0;
        for (int at = 0; at < SIDE * SIDE; at++)
            if (drawing.clean()[at] != drawing.flawed()[at] && within(at, box)) count++;
        return count;
    }

    private static int copper(byte[] pixels, Box box) {
        int count = 0;
        for (int at = 0; at < SIDE * SIDE; at++) if (pixels[at] == Layer.COPPER && within(at, box)) count++;
        return count;
    }

    private static boolean within(int at, Box box) {
        int x = at % SIDE;
        int y = at / SIDE;
        return x >= box.x1() && x < box.x2() && y >= box.y1() && y < box.y2();
    }
}
