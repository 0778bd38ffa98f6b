package io.firstpass.testbed.faults;

/** One way in which a plant's connection, clock or store fails. */
public interface Scenario {
    String name();

    /** What happens, in one line. */
    String summary();

    /** Lets it happen to a running plant, waits until all is well again, and says what became of everything. */
    Ledger run(Plant plant) throws InterruptedException;
}
