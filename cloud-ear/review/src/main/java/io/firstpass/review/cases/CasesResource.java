package io.firstpass.review.cases;

import io.firstpass.review.database.Schema;
import io.firstpass.review.rest.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Cases that wait for a person. */
@Path("/cases")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "cases")
public class CasesResource {
    @Inject
    Schema schema;

    @Inject
    RulingBook book;

    @GET
    @Operation(summary = "Cases in the order in which they were opened")
    @APIResponse(responseCode = "200", description = "A page; next is the cursor of the next one, null at the end")
    @APIResponse(responseCode = "400", description = "A parameter cannot be used")
    public CasePage list(
            @QueryParam("state") @DefaultValue("OPEN") String state,
            @QueryParam("after") @DefaultValue("0") String after,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        int size = Problem.limit(limit);
        long place = Problem.cursor(after);
        CaseState wanted = state(state);
        schema.ensure();
        List<OpenCase> page = book.cases(wanted, place, size);
        String next = page.size() < size ? null : Long.toString(page.get(size - 1).number);
        return new CasePage(page.stream().map(CasesResource::shown).toList(), next);
    }

    private static CaseState state(String text) {
        return Arrays.stream(CaseState.values())
                .filter(state -> state.name().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> Problem.invalid("state", "needs to be one of " + Arrays.toString(CaseState.values())));
    }

    private static Case shown(OpenCase open) {
        return new Case(open.number, open.inspectionId, open.serial, open.site, open.state, open.openedAt.toInstant());
    }

    /** A page of cases. */
    public record CasePage(List<Case> cases, String next) {}

    /** What is known of a case before a person looks at it. */
    public record Case(long id, UUID inspectionId, String serial, String site, String state, Instant openedAt) {}
}
