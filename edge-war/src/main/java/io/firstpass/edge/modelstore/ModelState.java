package io.firstpass.edge.modelstore;

/**
 * {@link #LOADING} until a model has been read and warmed up; then {@link #READY}, or {@link #REFUSED}. {@link #WAITING}
 * while the registry has released nothing for this site, or it was not fetched yet.
 */
public enum ModelState {
    LOADING,
    READY,
    REFUSED,
    WAITING
}
