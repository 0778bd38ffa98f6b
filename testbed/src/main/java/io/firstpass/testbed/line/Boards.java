package io.firstpass.testbed.line;

/** The boards that come down the line, the same in every run: about half of them clean, the others with one to six defects. */
final class Boards {
    private static final int MOST_DEFECTS = 6;
    /** Keeps the choice of how many defects apart from the drawing, which has the seed itself. */
    private static final long CHOICE = 0x5DEECE66DL;

    private final BoardRenderer renderer = new BoardRenderer();

    Board board(long seed) {
        Dice dice = new Dice(seed ^ CHOICE);
        return renderer.render(seed, dice.chance(.5) ? 0 : dice.between(1, MOST_DEFECTS + 1));
    }
}
