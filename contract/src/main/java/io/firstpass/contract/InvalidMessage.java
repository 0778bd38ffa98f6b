package io.firstpass.contract;

/** A message that breaks its contract; {@link #field()} names the field. */
public final class InvalidMessage extends RuntimeException {
    private final String field;

    public InvalidMessage(String field, String problem) {
        super(field + " " + problem);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
