package io.firstpass.registry.measuring;

import io.firstpass.registry.benchmark.JdbcBenchmarkJobs;
import io.firstpass.registry.database.Schema;
import io.firstpass.registry.rest.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is being measured, and what was. */
@Path("/benchmarks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "benchmarks")
public class BenchmarksResource {
    @Inject
    Schema schema;

    @Inject
    JdbcBenchmarkJobs jobs;

    @Inject
    QueuedBenchmarks queue;

    @Context
    HttpServletRequest request;

    @GET
    @Path("/{id}")
    @RolesAllowed({"ml-engineer", "security", "quality", "auditor", "pipeline"})
    @Operation(summary = "One benchmark: where it stands, how far it is, what it found")
    @APIResponse(responseCode = "200", description = "The benchmark")
    @APIResponse(responseCode = "404", description = "There is no such benchmark")
    public ShownBenchmark benchmark(@PathParam("id") String id) {
        UUID job = id(id);
        schema.ensure();
        return jobs.find(job).map(ShownBenchmark::of).orElseThrow(() -> new Refusal(404, "not-found", job));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({"ml-engineer", "quality", "pipeline"})
    @Operation(summary = "Cancels a benchmark")
    @APIResponse(responseCode = "200", description = "The benchmark: it is cancelled")
    @APIResponse(responseCode = "404", description = "There is no such benchmark")
    @APIResponse(responseCode = "409", description = "It had ended before")
    public ShownBenchmark cancel(@PathParam("id") String id) {
        UUID job = id(id);
        schema.ensure();
        if (!queue.cancel(job, request.getUserPrincipal().getName(), request.getRemoteAddr()))
            throw new Refusal(409, "benchmark-over", job);
        return jobs.find(job).map(ShownBenchmark::of).orElseThrow();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "invalid-parameter", "id", "a UUID", text);
        }
    }
}
