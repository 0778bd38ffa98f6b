package io.firstpass.registry.measuring;

import io.firstpass.registry.benchmark.JdbcBenchmarkJobs;
import io.firstpass.registry.database.Schema;
import io.firstpass.registry.rest.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A version's benchmarks. */
@Path("/versions/{sha256}/benchmarks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "benchmarks")
public class VersionBenchmarksResource {
    @Inject
    Schema schema;

    @Inject
    JdbcBenchmarkJobs jobs;

    @GET
    @RolesAllowed({"ml-engineer", "security", "quality", "auditor", "pipeline"})
    @Operation(summary = "A version's latest hundred benchmarks, the latest first")
    @APIResponse(responseCode = "200", description = "The benchmarks; none where none was asked for")
    public Benchmarks benchmarks(@PathParam("sha256") String sha256) {
        String digest = Refusal.digest(sha256);
        schema.ensure();
        return new Benchmarks(
                jobs.ofPackage(digest).stream().map(ShownBenchmark::of).toList());
    }

    /** A version's benchmarks. */
    public record Benchmarks(List<ShownBenchmark> benchmarks) {}
}
