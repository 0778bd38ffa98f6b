package io.firstpass.registry.gates;

/** Where a benchmark is asked for; its evidence comes when it was run. */
public interface BenchmarkRequests {
    /** @throws io.firstpass.registry.rest.Refusal where it cannot be run here */
    BenchmarkAccepted request(String digest, String actor, String from);
}
