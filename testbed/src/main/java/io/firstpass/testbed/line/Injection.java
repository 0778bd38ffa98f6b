package io.firstpass.testbed.line;

import static io.firstpass.testbed.line.Layer.SIDE;

import io.firstpass.contract.Box;
import java.util.ArrayList;
import java.util.List;

/** Puts defects on one board, each apart from the others. Not thread-safe. */
final class Injection {
    private static final List<Fault> FAULTS = List.of(
            new OpenTrace(), new ShortCircuit(), new Mousebite(), new Spur(), new SpuriousCopper(), new PinHole());
    private static final int TRIES_PER_DEFECT = 3;
    private static final int APART = 4;

    private final Dice dice;
    private final boolean[] busy = new boolean[SIDE * SIDE];
    private final List<Defect> defects = new ArrayList<>();
    private Copper copper;

    Injection(byte[] clean, Dice dice) {
        this.dice = dice;
        copper = new Copper(clean, busy);
    }

    /** Injects up to {@code wanted} defects: a crowded or nearly empty board may have room for fewer. */
    void inject(int wanted) {
        for (int i = 0; i < wanted * TRIES_PER_DEFECT && defects.size() < wanted; i++) {
            Fault fault = FAULTS.get(dice.between(0, FAULTS.size()));
            fault.tryOn(copper, dice).ifPresent(pixels -> take(fault, pixels));
        }
    }

    byte[] pixels() {
        return copper.pixels();
    }

    List<Defect> defects() {
        return List.copyOf(defects);
    }

    private void take(Fault fault, byte[] pixels) {
        Change.between(copper.pixels(), pixels)
                .map(change -> change.box(dice.uniform(6, 12)))
                .filter(this::free)
                .ifPresent(box -> {
                    occupy(box);
                    defects.add(new Defect(fault.name(), box));
                    copper = new Copper(pixels, busy);
                });
    }

    private boolean free(Box box) {
        for (int y = (int) box.y1(); y < (int) box.y2(); y++)
            for (int x = (int) box.x1(); x < (int) box.x2(); x++) if (busy[y * SIDE + x]) return false;
        return true;
    }

    private void occupy(Box box) {
        for (int y = Math.max(0, (int) box.y1() - APART); y < Math.min(SIDE, (int) box.y2() + APART); y++)
            for (int x = Math.max(0, (int) box.x1() - APART); x < Math.min(SIDE, (int) box.x2() + APART); x++)
                busy[y * SIDE + x] = true;
    }
}
