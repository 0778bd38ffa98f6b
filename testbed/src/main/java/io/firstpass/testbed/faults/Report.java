package io.firstpass.testbed.faults;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** All ledgers of a run, as its JSON file holds them. */
@JsonPropertyOrder({"hours", "compress", "sound", "scenarios"})
record Report(double hours, double compress, boolean sound, List<Ledger> scenarios) {
    static Report of(Extent extent, List<Ledger> scenarios) {
        return new Report(extent.hours(), extent.compress(), scenarios.stream().allMatch(Ledger::sound), scenarios);
    }

    void write(Path file) {
        try {
            Files.write(file, Messages.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
        } catch (IOException failed) {
            throw new UncheckedIOException("the ledger cannot be written to " + file, failed);
        }
    }
}
