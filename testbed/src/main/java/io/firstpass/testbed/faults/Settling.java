package io.firstpass.testbed.faults;

import java.time.Duration;

/** Waits after a fault until everything has come to rest. */
final class Settling {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration MOTIONLESS = Duration.ofSeconds(90);

    private final Plant plant;
    private final Auditor auditor;
    private final PlantLine line;
    private Facts facts;
    private long waiting;
    private int open = Integer.MAX_VALUE;
    private long movedAt = System.nanoTime();

    Settling(Plant plant, Auditor auditor, PlantLine line) {
        this.plant = plant;
        this.auditor = auditor;
        this.line = line;
    }

    /** What is there when nothing is open, or when what is open has not become less for a while. */
    Facts facts() throws InterruptedException {
        plant.until(LONGEST, this::rests, this::open);
        return facts;
    }

    private String open() {
        return "open are %d escalations, %d inspections, %d rulings at the plant; the edge has %d entries to send"
                .formatted(facts.missingEscalations(), facts.missingInspections(), facts.missingRulings(), waiting);
    }

    private boolean rests() {
        facts = auditor.facts(line);
        waiting = plant.edgeBooks().backlog().map(EdgeBooks.Backlog::entries).orElse(1L);
        int now = facts.missing() + (int) waiting;
        if (now < open) movedAt = System.nanoTime();
        open = Math.min(open, now);
        if (now == 0 && auditor.allTaken()) {
            facts = auditor.facts(line);
            return facts.missing() == 0;
        }
        return System.nanoTime() - movedAt > MOTIONLESS.toNanos();
    }
}
