package io.firstpass.review.fleet;

import java.io.Serializable;
import java.util.Objects;

/** An edge's name as JPA wants a key. */
public class EdgeKey implements Serializable {
    String site;
    String edge;

    protected EdgeKey() {}

    EdgeKey(EdgeName name) {
        site = name.site();
        edge = name.edge();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EdgeKey key && key.site.equals(site) && key.edge.equals(edge);
    }

    @Override
    public int hashCode() {
        return Objects.hash(site, edge);
    }
}
