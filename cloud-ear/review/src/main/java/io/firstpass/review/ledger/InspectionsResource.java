package io.firstpass.review.ledger;

import io.firstpass.contract.HoldLapse;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.Ruling;
import io.firstpass.review.cases.RulingBook;
import io.firstpass.review.database.Schema;
import io.firstpass.review.rest.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The unit's ledger: what was inspected, which deadlines passed, and what was ruled. */
@Path("/inspections")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "inspections")
public class InspectionsResource {
    @Inject
    Schema schema;

    @Inject
    Ledger ledger;

    @Inject
    RulingBook book;

    @GET
    @Operation(summary = "The inspections of one unit, the oldest first, at most 500")
    @APIResponse(responseCode = "200", description = "The unit's ledger; empty for a unit that was never seen")
    @APIResponse(responseCode = "400", description = "The serial is missing or cannot be used")
    public UnitLedger unit(@QueryParam("serial") String serial) {
        if (serial == null || serial.isBlank()) throw Problem.invalid("serial", "is missing");
        Problem.text("serial", serial);
        schema.ensure();
        return new UnitLedger(
                serial, ledger.findBySerial(serial).stream().map(this::line).toList());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One inspection, whether its deadline passed without a ruling, and the rulings on it")
    @APIResponse(responseCode = "200", description = "The inspection")
    @APIResponse(responseCode = "400", description = "The id is no UUID")
    @APIResponse(responseCode = "404", description = "No edge reported this inspection")
    public LedgerLine one(@PathParam("id") String text) {
        UUID id = Problem.uuid("id", text);
        schema.ensure();
        return ledger.find(id).map(this::line).orElseThrow(() -> Problem.notFound("no inspection " + id));
    }

    private LedgerLine line(Inspection inspection) {
        return new LedgerLine(inspection, ledger.lapse(inspection.id()).orElse(null), book.revisions(inspection.id()));
    }

    /**
     * One inspection with what was ruled on it, the oldest revision first. {@code lapse} is null unless the deadline of its
     * HOLD passed without a ruling.
     */
    public record LedgerLine(Inspection inspection, HoldLapse lapse, List<Ruling> rulings) {}

    /** What is known of one unit. */
    public record UnitLedger(String serial, List<LedgerLine> inspections) {}
}
