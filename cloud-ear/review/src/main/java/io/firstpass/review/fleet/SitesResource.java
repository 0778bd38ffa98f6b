package io.firstpass.review.fleet;

import io.firstpass.contract.LinkState;
import io.firstpass.review.database.Schema;
import io.firstpass.review.rest.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the plants stand, and what of theirs is here, expired and missing. */
@Path("/sites")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sites")
public class SitesResource {
    @Inject
    Schema schema;

    @Inject
    Sites sites;

    @Inject
    Edges edges;

    @Inject
    Gaps gaps;

    @Inject
    MqttHeartbeats heartbeats;

    @GET
    @Operation(
            summary = "Sites with their edges, those that need somebody most first",
            description =
                    "Lost, offline, suspect (and those that miss entries or whose disk is nearly full), recovering,"
                            + " online. A site that changes its place while somebody pages may be shown twice or be passed over."
                            + " An edge's `shadow` tells how the candidate that runs beside its model, without a word to the"
                            + " line, judges the same frames (a HOLD counts as no pass), and is null where none is to.")
    @APIResponse(responseCode = "200", description = "A page; next is the cursor of the next one, null at the end")
    @APIResponse(responseCode = "400", description = "A parameter cannot be used")
    public SitePage list(
            @Parameter(description = "Only sites whose name contains this") @QueryParam("name") @DefaultValue("")
                    String name,
            @Parameter(
                            description = "Only sites with an edge in this state",
                            schema =
                                    @org.eclipse.microprofile.openapi.annotations.media.Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"ONLINE", "SUSPECT", "OFFLINE", "RECOVERING", "LOST"}))
                    @QueryParam("state")
                    String state,
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        int size = Problem.limit(limit);
        SiteCursor place = SiteCursor.of(after);
        LinkState wanted = state == null ? null : state(state);
        Problem.text("name", name);
        schema.ensure();
        List<Sites.Site> page = sites.page(name, wanted, place, size);
        Sites.Site last = page.isEmpty() ? null : page.get(page.size() - 1);
        String next = page.size() < size ? null : new SiteCursor(last.rank(), last.site()).toString();
        Silence hearing = heartbeats.silence();
        return new SitePage(
                page.stream().map(site -> new Site(site.site(), site.edges())).toList(),
                next,
                sites.counts(),
                sites.missing(),
                hearing.listening(),
                hearing.listeningSince());
    }

    @GET
    @Path("/{site}/gaps")
    @Operation(
            summary = "The ledger of a site's entries, by edge and epoch: received, expired, missing",
            description = "At most " + Numbers.SHOWN + " ranges of each, the first ones, with how many there are.")
    @APIResponse(responseCode = "200", description = "The ledger; an edge that sent nothing yet has no epochs")
    @APIResponse(responseCode = "404", description = "No such site, or it has no such edge")
    public SiteGaps gaps(
            @PathParam("site") String site,
            @Parameter(description = "None: all of the site") @QueryParam("edge") String edge) {
        List<Edge> wanted = known(site, edge);
        Map<String, List<EpochGaps>> ledgers = gaps.of(site, edge);
        return new SiteGaps(
                site,
                wanted.stream()
                        .map(one -> new EdgeGaps(one.edge, ledgers.getOrDefault(one.edge, List.of())))
                        .toList());
    }

    @GET
    @Path("/{site}/events")
    @Operation(summary = "What changed at a site's edges, the newest first")
    @APIResponse(responseCode = "200", description = "A page; next is the cursor of the next one, null at the end")
    @APIResponse(responseCode = "400", description = "A parameter cannot be used")
    @APIResponse(responseCode = "404", description = "No such site, or it has no such edge")
    public EventPage events(
            @PathParam("site") String site,
            @Parameter(description = "None: all of the site") @QueryParam("edge") String edge,
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        int size = Problem.limit(limit);
        long before = after == null ? Long.MAX_VALUE : Problem.cursor(after);
        known(site, edge);
        List<EdgeEvent> page = edges.changes(site, edge, before, size);
        String next = page.size() < size ? null : Long.toString(page.get(page.size() - 1).number);
        return new EventPage(page.stream().map(EdgeEvent::told).toList(), next);
    }

    private List<Edge> known(String site, String edge) {
        Problem.text("site", site);
        Problem.text("edge", edge);
        schema.ensure();
        List<Edge> known = sites.edges(site);
        if (known.isEmpty()) throw Problem.notFound("no site " + site);
        List<Edge> wanted = known.stream()
                .filter(one -> edge == null || one.edge.equals(edge))
                .toList();
        if (wanted.isEmpty()) throw Problem.notFound("site " + site + " has no edge " + edge);
        return wanted;
    }

    private static LinkState state(String text) {
        return Arrays.stream(LinkState.values())
                .filter(state -> state.name().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> Problem.invalid("state", "needs to be one of " + Arrays.toString(LinkState.values())));
    }

    /**
     * A page of sites.
     *
     * @param edges how many edges stand in each state, of all sites
     * @param missing how many entries are missing, of all sites
     * @param listening whether this server hears heartbeats: while it does not, an edge that is silent may be well
     */
    public record SitePage(
            List<Site> sites,
            String next,
            Map<LinkState, Long> edges,
            long missing,
            boolean listening,
            Instant listeningSince) {}

    /** One site. */
    public record Site(String site, List<SiteEdge> edges) {}

    /** The ledgers of one site. */
    public record SiteGaps(String site, List<EdgeGaps> edges) {}

    /** The ledger of one edge: the present epoch first, then the one heard of last. */
    public record EdgeGaps(String edge, List<EpochGaps> epochs) {}

    /** A page of a site's history. */
    public record EventPage(List<EdgeEvent.Told> events, String next) {}
}
