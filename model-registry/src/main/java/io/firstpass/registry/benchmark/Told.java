package io.firstpass.registry.benchmark;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.json.Messages;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One line that the benchmark's process says: how many images of how many are done, or why it ends without figures. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Told(Integer done, Integer total, String refused) {
    static Told progress(int done, int total) {
        return new Told(done, total, null);
    }

    static Told refused(String reason) {
        return new Told(null, null, reason);
    }

    /** Empty for anything else: a model may print what it likes. */
    static Optional<Told> read(String line) {
        if (!line.startsWith("{")) return Optional.empty();
        try {
            Told told = Messages.read(line.getBytes(StandardCharsets.UTF_8), Told.class);
            return told.refused != null || told.done != null && told.total != null
                    ? Optional.of(told)
                    : Optional.empty();
        } catch (InvalidMessage e) {
            return Optional.empty();
        }
    }
}
