package io.firstpass.edge.settings;

/** A setting that the edge cannot start with. */
public final class InvalidSetting extends RuntimeException {
    private final String key;

    public InvalidSetting(String key, String value, String range) {
        super("setting " + key + " is '" + value + "', but needs to be " + range);
        this.key = key;
    }

    public String key() {
        return key;
    }
}
