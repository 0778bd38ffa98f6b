package io.firstpass.edge.outbox;

import java.time.Clock;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What is behind the store and the reader: the opened database, the frames, and what both share. Thread-safe. */
record Outbox(
        String epoch,
        Derby derby,
        FrameFiles frames,
        FrameSeal seal,
        Disk disk,
        Waiting waiting,
        Recorded recorded,
        Clock clock,
        RunningTime runningTime,
        Figures figures,
        Expiring expiring,
        Optional<StoreReport> report) {

    /** Of a database that has been booted and can be read. */
    static Outbox over(
            Database database,
            Derby derby,
            FrameFiles frames,
            FrameSeal seal,
            Disk disk,
            Clock clock,
            LongSupplier nanos,
            Optional<StoreReport> report) {
        Preparation.Prepared prepared = Preparation.prepare(database, derby);
        Waiting waiting = new Waiting();
        Figures figures = new Figures(prepared.epoch(), derby, waiting, disk);
        Outbox outbox = new Outbox(
                prepared.epoch(),
                derby,
                frames,
                seal,
                disk,
                waiting,
                new Recorded(),
                clock,
                new RunningTime(prepared.running(), nanos),
                figures,
                new Expiring(prepared.epoch(), derby, frames, waiting, clock),
                report);
        new Agreement(outbox).reach();
        figures.count();
        return outbox;
    }

    Resending resending() {
        return new Resending(epoch, derby, waiting, clock);
    }
}
