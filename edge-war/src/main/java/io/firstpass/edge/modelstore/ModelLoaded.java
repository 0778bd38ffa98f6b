package io.firstpass.edge.modelstore;

/** Fired once, on the loading thread, before the store says ready. The observer owns the model from here and releases it. */
public record ModelLoaded(LoadedModel model) {}
