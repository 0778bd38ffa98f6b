package io.firstpass.registry.release;

import java.time.Instant;
import java.util.List;

/** What audited units say of a package. The truth lies with the second look, which the registry only asks. */
interface AuditedOutcomes {
    /**
     * Of frames taken since then at these sites; the sites are never empty.
     *
     * @throws Exception where it cannot be asked now
     */
    Outcomes of(String digest, Instant since, List<String> sites) throws Exception;
}
