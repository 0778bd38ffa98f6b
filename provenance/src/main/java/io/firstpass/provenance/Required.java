package io.firstpass.provenance;

import io.firstpass.contract.InvalidMessage;
import java.util.List;

/** What the registry's statements demand of their fields; each refusal names the field. */
final class Required {
    private Required() {}

    static <T> T present(String field, T value) {
        if (value == null) throw new InvalidMessage(field, "is missing");
        return value;
    }

    static <T> List<T> list(String field, List<T> values) {
        for (T value : present(field, values)) if (value == null) throw new InvalidMessage(field, "holds a null");
        return List.copyOf(values);
    }
}
