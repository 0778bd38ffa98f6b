package io.firstpass.edge.modelstore;

/** Who runs a candidate beside the line, and owns it from then on. One candidate at a time; the store's thread calls. */
public interface ShadowOwner {
    /** Gives the candidate of what the line's model answered, as far as there is room, and notes how the two compare. */
    void take(LoadedModel candidate, Comparison comparison);

    /** Ends it, if one runs. Returns when its native memory is free: another model is loaded after that. */
    void drop();
}
