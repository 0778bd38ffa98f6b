package io.firstpass.registry.release;

import io.firstpass.contract.ChangeWindow;
import io.firstpass.contract.json.Messages;
import io.firstpass.provenance.ReleaseStatement;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lists as the tables keep them. */
final class Json {
    private Json() {}

    static String write(Object value) {
        return text(Messages.write(value));
    }

    static <T> T read(String json, Class<T> type) {
        return Messages.read(json.getBytes(StandardCharsets.UTF_8), type);
    }

    static List<String> words(String json) {
        return List.of(read(json, String[].class));
    }

    static List<ChangeWindow> windows(String json) {
        return List.of(read(json, ChangeWindow[].class));
    }

    static List<ReleaseStatement.Approval> approvals(String json) {
        return List.of(read(json, ReleaseStatement.Approval[].class));
    }

    static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
