package io.firstpass.testbed.faults;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * What became of everything that the line sent in one scenario.
 *
 * @param missing escalations, metadata and rulings of which nobody knows what became, together
 * @param inspectedTwice boards of which the cloud holds two inspections, although the line asked with one key
 * @param withoutAnswer boards that the edge refused
 * @param unrecorded boards that got a verdict with the note that it is not on record; they are in no other figure
 * @param inTheClear files of the stopped edge in which a frame or a serial number can be read
 * @param remarks what else the scenario says
 */
@JsonPropertyOrder({"scenario", "skipped", "inspected", "escalated", "ruled", "expired", "missing", "ruledTwice"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record Ledger(
        String scenario,
        String skipped,
        Integer inspected,
        Integer escalated,
        Integer ruled,
        Integer expired,
        Integer missing,
        Integer ruledTwice,
        Integer missingEscalations,
        Integer missingInspections,
        Integer missingRulings,
        Integer expiredMetadata,
        Integer inspectedTwice,
        Integer withoutAnswer,
        Integer unrecorded,
        @JsonUnwrapped Figures figures,
        Kills killsSurvived,
        List<String> inTheClear,
        List<String> remarks) {

    static Ledger of(String scenario, Facts facts, PlantLine line, Figures figures, Kills kills, List<String> remarks) {
        return new Ledger(
                scenario,
                null,
                facts.inspected().size(),
                facts.escalated().size(),
                facts.ruled(),
                facts.expired(),
                facts.missing(),
                facts.ruledTwice(),
                facts.missingEscalations(),
                facts.missingInspections(),
                facts.missingRulings(),
                facts.expiredMetadata(),
                facts.inspectedTwice(),
                line.refused().size(),
                line.unrecorded(),
                figures,
                kills,
                List.of(),
                remarks);
    }

    /** The same with what was found on the edge's disk. */
    Ledger with(List<String> foundInTheClear) {
        return new Ledger(
                scenario,
                skipped,
                inspected,
                escalated,
                ruled,
                expired,
                missing,
                ruledTwice,
                missingEscalations,
                missingInspections,
                missingRulings,
                expiredMetadata,
                inspectedTwice,
                withoutAnswer,
                unrecorded,
                figures,
                killsSurvived,
                foundInTheClear,
                remarks);
    }

    static Ledger skipped(String scenario, String reason) {
        return new Ledger(
                scenario, reason, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, List.of(), List.of());
    }

    /** Whether nothing is missing, done twice or readable; also of one that was skipped. */
    boolean sound() {
        return skipped != null
                || missing == 0 && ruledTwice == 0 && inspectedTwice == 0 && withoutAnswer == 0 && inTheClear.isEmpty();
    }
}
