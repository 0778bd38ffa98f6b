package io.firstpass.registry.release;

import io.firstpass.contract.ChangeWindow;
import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.Required;
import java.util.List;
import java.util.regex.Pattern;

/** A channel as it is to be; {@code windows} may be left out: then its sites change over at any time. */
public record ChannelRequest(List<String> sites, List<ChangeWindow> windows) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public ChannelRequest {
        sites = Required.list("sites", sites).stream().distinct().sorted().toList();
        if (sites.isEmpty()) throw new InvalidMessage("sites", "needs to name one site at least");
        for (String site : sites) named("sites", site);
        windows = windows == null ? List.of() : Required.list("windows", windows);
    }

    static void named(String field, String name) {
        if (!NAME.matcher(name).matches())
            throw new InvalidMessage(
                    field,
                    "needs 1 to 64 letters, digits, dots, dashes or underscores, first a letter or digit, is " + name);
    }
}
