package io.firstpass.edge.modelstore;

/** {@link #LOADING} until the model has been read and warmed up; then {@link #READY}, or {@link #REFUSED} for good. */
public enum ModelState {
    LOADING,
    READY,
    REFUSED
}
