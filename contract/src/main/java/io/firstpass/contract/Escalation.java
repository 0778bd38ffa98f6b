package io.firstpass.contract;

/** The note on an inspection that its frame goes to the cloud; {@code priority} 0 (highest) to 9. */
public record Escalation(Reason reason, int priority) {
    public Escalation {
        Required.present("reason", reason);
        Required.priority("priority", priority);
    }
}
