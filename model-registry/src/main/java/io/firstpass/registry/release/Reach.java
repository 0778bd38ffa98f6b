package io.firstpass.registry.release;

import io.firstpass.contract.Sha256;
import io.firstpass.registry.rest.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * How far a stage goes: to the sites that are named, or to a share of the channel's. Which sites a share is follows from
 * their names and the package alone, so that everybody who asks finds the same ones.
 *
 * @param share above 0, at most 1; null where sites are named or nothing is said
 */
record Reach(List<String> sites, Double share) {
    static final Reach UNSAID = new Reach(List.of(), null);

    Reach {
        sites = sites == null ? List.of() : sites.stream().distinct().sorted().toList();
        if (share != null && !(share > 0 && share <= 1))
            throw new Refusal(400, "invalid-parameter", "share", "> 0, <= 1", share);
        if (share != null && !sites.isEmpty())
            throw new Refusal(400, "invalid-parameter", "share", "left out where sites are named", share);
    }

    boolean isUnsaid() {
        return sites.isEmpty() && share == null;
    }

    /** The sites by name; empty where nothing is said. */
    List<String> within(Channel channel, String digest) {
        if (share != null) return share(channel.sites(), digest);
        for (String site : sites)
            if (!channel.sites().contains(site))
                throw new Refusal(422, "site-unknown", channel.name(), site, String.join(", ", channel.sites()));
        return sites;
    }

    private List<String> share(List<String> all, String digest) {
        return all.stream()
                .sorted(Comparator.comparing(site -> lot(site, digest)))
                .limit(Math.max(1, (long) Math.ceil(share * all.size())))
                .sorted()
                .toList();
    }

    private static String lot(String site, String digest) {
        return Sha256.of((site + "\n" + digest).getBytes(StandardCharsets.UTF_8))
                .hex();
    }
}
