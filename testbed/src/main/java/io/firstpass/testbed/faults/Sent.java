package io.firstpass.testbed.faults;

import io.firstpass.contract.Inspection;

/** A board that the line sent, and the answer it got in the end. Boards are numbered as they came. */
record Sent(int number, Inspection answer) {
    boolean escalated() {
        return answer.escalation() != null;
    }
}
