package io.firstpass.edge.modelstore;

/** Fired when a model runs, after its owner took it, on the loading thread. */
public record ModelLoaded(LoadedModel model) {}
