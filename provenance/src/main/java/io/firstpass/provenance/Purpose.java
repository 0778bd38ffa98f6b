package io.firstpass.provenance;

/** What a pinned key is trusted for. A key has one purpose, so that who signs packages cannot release them. */
public enum Purpose {
    PACKAGE("signing packages"),
    RELEASE("releasing packages");

    private final String words;

    Purpose(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
